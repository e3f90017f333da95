/// What one writer's hand does to a skeleton: slant, proportions, bends, and the pen.
///
/// The spreads are fitted to MNIST's: slant (shear from second moments), extents, ink and
/// grey levels by class.
struct Hand {
  /// Width of the pen in pixels of the finished image.
  let penWidth: Float
  /// Pixels from full ink to none at the pen's edge.
  let softness: Float
  /// How far each point strays, in heights of the digit.
  let wobble: Float
  private let columnX: SIMD2<Float>
  private let columnY: SIMD2<Float>
  private let bends: (SIMD2<Float>, SIMD2<Float>, SIMD2<Float>, SIMD2<Float>)

  /// Digits with loops are written smaller on paper than a 0 or 1, but MNIST's samples of them
  /// have the thinner lines; the ratios give every class its mean ink.
  private static let penFactors: [Float] = [
    1.11, 1.1, 1.01, 1.02, 0.95, 0.98, 0.94, 1.06, 0.91, 0.87,
  ]

  init(digit: Int, using random: inout DigitRandom) {
    let slant = 0.11 + 0.25 * random.normal()
    let turn = 0.08 * random.normal()
    let width = max(0.55, 1.06 + 0.18 * random.normal())
    columnX = SIMD2(width, width * turn)
    columnY = SIMD2(-turn - slant, 1)
    let strength: Float = 0.16
    bends = (
      strength * random.normalPair(), 1.5 * strength * random.normalPair(),
      1.8 * strength * random.normalPair(), 2 * strength * random.normalPair()
    )
    let spread = random.normal()
    let factor = Self.penFactors.indices.contains(digit) ? Self.penFactors[digit] : 1
    penWidth = factor * min(5.5, max(1.3, 2.5 + 0.68 * spread + 0.1 * spread * spread))
    softness = 0.9 + 0.3 * random.uniform()
    wobble = 0.014 + 0.024 * random.uniform()
  }

  /// Where a point of a skeleton goes: bent by a quadratic and one cubic term, then slanted.
  func moved(_ point: SIMD2<Float>) -> SIMD2<Float> {
    let u = point.x - 0.3
    let v = point.y - 0.5
    let bent =
      SIMD2(u, v) + u * u * bends.0 + u * v * bends.1 + v * v * bends.2 + v * v * v * bends.3
    return bent.x * columnX + bent.y * columnY
  }
}
