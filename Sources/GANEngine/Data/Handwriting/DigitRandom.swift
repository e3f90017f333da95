/// Random numbers of one digit, determined by seed and index alone.
///
/// Only integer arithmetic and exactly rounded operations are used, so that every machine draws
/// the same digits.
struct DigitRandom {
  private var stream: Philox.Stream

  init(seed: UInt64, index: Int) {
    stream = Philox(seed: seed).stream(.digits, step: UInt64(truncatingIfNeeded: index))
  }

  mutating func next() -> UInt64 { stream.next() }

  /// Uniform in [0, 1).
  mutating func uniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// Close to normal, mean 0, deviation 1, never beyond ±3.5: the sum of four uniform numbers.
  mutating func normal() -> Float {
    let bits = next()
    let sum = (bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48)
    return (Float(sum) * 0x1p-16 - 2) * 1.732_050_8
  }

  /// Two normal numbers.
  mutating func normalPair() -> SIMD2<Float> {
    let x = normal()
    return SIMD2(x, normal())
  }
}
