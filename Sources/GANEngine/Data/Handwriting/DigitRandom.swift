/// Random numbers of one digit, determined by seed and index alone.
///
/// Only integer arithmetic and exactly rounded operations are used, so that every machine draws
/// the same digits. Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
/// generators" (2014), the mixing constants of splitmix64.
struct DigitRandom {
  private var state: UInt64

  init(seed: UInt64, index: Int) {
    state =
      Self.mixed(seed &+ Self.step) ^ Self.mixed(UInt64(truncatingIfNeeded: index) &* Self.step)
  }

  private static let step: UInt64 = 0x9e37_79b9_7f4a_7c15

  mutating func next() -> UInt64 {
    state &+= Self.step
    return Self.mixed(state)
  }

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

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
