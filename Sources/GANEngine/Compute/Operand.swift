import CCompute

/// Numbers in the format of the products: a matrix of its own, or one in memory that something else owns. The
/// one place that knows how many bytes a number takes.
struct Operand {
  let base: UnsafeMutableRawPointer
  let type: cc_type
  /// Numbers in it; 0 where it is borrowed.
  let count: Int
  private let owner: Storage<UInt8>?

  /// The format of products in that precision.
  static func type(bf16: Bool) -> cc_type { bf16 ? CC_BF16 : CC_F32 }

  /// `count` zeros.
  init(count: Int, bf16: Bool) { self.init(count: count, Self.type(bf16: bf16)) }

  /// `count` zeros of a format.
  init(count: Int, _ type: cc_type) {
    let storage = Storage<UInt8>(count: count * Self.size(of: type))
    owner = storage
    base = UnsafeMutableRawPointer(storage.base)
    self.type = type
    self.count = count
  }

  /// Numbers whose owner outlives the operand.
  init(borrowing base: UnsafeMutableRawPointer, _ type: cc_type = CC_F32) {
    owner = nil
    self.base = base
    self.type = type
    count = 0
  }

  private static func size(of type: cc_type) -> Int { type == CC_BF16 ? 2 : 4 }

  /// Where number `index` lies.
  func address(at index: Int) -> UnsafeMutableRawPointer { base + index * Self.size(of: type) }

  /// The numbers from `index` on.
  func suffix(from index: Int) -> Operand { Operand(borrowing: address(at: index), type) }

  /// Takes over the first `count` numbers of another one of the same format.
  func take(_ other: Operand, count: Int) {
    base.copyMemory(from: other.base, byteCount: count * Self.size(of: type))
  }

  /// Number `index` in fp32.
  func number(at index: Int) -> Float {
    let place = UnsafeRawPointer(address(at: index))
    if type == CC_F32 { return place.load(as: Float.self) }
    return Float(bitPattern: UInt32(place.load(as: UInt16.self)) << 16)
  }
}
