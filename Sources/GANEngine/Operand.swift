import CCompute

/// A matrix in the number format of the products, or one that lies in somebody else's memory.
struct Operand {
  let base: UnsafeMutableRawPointer
  let type: cc_type
  private let owner: Storage<UInt8>?

  /// `count` zeros.
  init(count: Int, bf16: Bool) {
    let storage = Storage<UInt8>(count: count * (bf16 ? 2 : 4))
    owner = storage
    base = UnsafeMutableRawPointer(storage.base)
    type = bf16 ? CC_BF16 : CC_F32
  }

  /// fp32 numbers whose owner outlives the operand.
  init(borrowing floats: UnsafeMutablePointer<Float>) {
    owner = nil
    base = UnsafeMutableRawPointer(floats)
    type = CC_F32
  }
}
