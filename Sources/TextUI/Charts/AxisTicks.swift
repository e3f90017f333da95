/// Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
public struct AxisTicks: Equatable, Sendable {
  /// The numbers, ascending.
  public let values: [Double]
  /// The distance between neighbours.
  public let step: Double

  /// At most about `count` ticks within `range`; none where the range has no extent.
  public init(_ range: ClosedRange<Double>, count: Int) {
    let extent = range.upperBound - range.lowerBound
    guard extent > 0, extent.isFinite, count > 0 else {
      values = []
      step = 0
      return
    }
    step = Self.niceStep(extent / Double(count))
    // A range at the edge of what a Double resolves has no multiples of its own step.
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 1000 else {
      values = []
      return
    }
    let unit = step
    values = (0...Int(last - first)).map { (first + Double($0)) * unit }
  }

  /// The smallest of 1, 2, 5 × 10^n that is not below `rough`, which is positive.
  public static func niceStep(_ rough: Double) -> Double {
    guard rough.isFinite, rough > 0 else { return 1 }
    let power = NumberText.powerOfTen(NumberText.decimalExponent(rough))
    for factor in [1.0, 2, 5] where rough <= factor * power * (1 + 1e-9) { return factor * power }
    return 10 * power
  }

  /// Digits after the point that tell neighbours apart, 0…6.
  public var decimals: Int {
    guard step > 0, step < 1 else { return 0 }
    return min(-NumberText.decimalExponent(step * (1 + 1e-9)), 6)
  }
}
