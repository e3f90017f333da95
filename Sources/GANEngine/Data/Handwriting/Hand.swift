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

  init(using random: inout DigitRandom) {
    let slant = 0.18 + 0.24 * random.normal()
    let turn = 0.08 * random.normal()
    let width = max(0.55, 1 + 0.17 * random.normal())
    columnX = SIMD2(width, width * turn)
    columnY = SIMD2(-turn - slant, 1)
    let strength: Float = 0.16
    bends = (
      strength * random.normalPair(), strength * random.normalPair(),
      strength * random.normalPair(), 2 * strength * random.normalPair()
    )
    let spread = random.normal()
    penWidth = min(6, max(1.3, 2.55 + 0.78 * spread + 0.16 * spread * spread))
    softness = 1.25 + 0.2 * random.uniform()
    wobble = 0.012 + 0.016 * random.uniform()
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
