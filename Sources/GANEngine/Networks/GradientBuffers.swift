/// Room for the gradients between two layers: each product reads one place and writes another.
final class GradientBuffers {
  private let first: Storage<Float>
  private let second: Storage<Float>
  /// What a product reads in bf16; nil where it reads fp32.
  private let half: Storage<UInt16>?

  init(count: Int, bf16: Bool) {
    first = Storage(count: count)
    second = Storage(count: count)
    half = bf16 ? Storage(count: count) : nil
  }

  /// fp32 room that is not `used`.
  func room(besides used: UnsafeRawPointer) -> UnsafeMutablePointer<Float> {
    UnsafeRawPointer(first.base) == used ? second.base : first.base
  }

  /// Where the operand of the next product goes: `incoming` itself unless the format differs.
  func operand(replacing incoming: UnsafeMutablePointer<Float>) -> UnsafeMutableRawPointer {
    half.map { UnsafeMutableRawPointer($0.base) } ?? UnsafeMutableRawPointer(incoming)
  }
}
