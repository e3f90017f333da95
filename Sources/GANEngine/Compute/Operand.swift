import CCompute

/// A matrix in the number format of the products, or one that lies in somebody else's memory.
struct Operand {
  let base: UnsafeMutableRawPointer
  let type: cc_type
  /// Numbers in it; 0 where it is borrowed.
  let count: Int
  private let owner: Storage<UInt8>?

  /// `count` zeros.
  init(count: Int, bf16: Bool) {
    let storage = Storage<UInt8>(count: count * (bf16 ? 2 : 4))
    owner = storage
    base = UnsafeMutableRawPointer(storage.base)
    type = bf16 ? CC_BF16 : CC_F32
    self.count = count
  }

  /// fp32 numbers whose owner outlives the operand.
  init(borrowing floats: UnsafeMutablePointer<Float>) {
    owner = nil
    base = UnsafeMutableRawPointer(floats)
    type = CC_F32
    count = 0
  }
}
