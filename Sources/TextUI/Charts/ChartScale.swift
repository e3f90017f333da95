/// The y axis of a chart: from values to rows of dots.
public struct ChartScale: Equatable, Sendable {
  /// How values are laid out along an axis.
  public enum Kind: Equatable, Sendable {
    /// Equal steps for equal differences.
    case linear
    /// Equal factors take equal lengths; numbers that are not above 0 have no place.
    case logarithmic
  }

  /// How values are laid out.
  public let kind: Kind
  /// The values at the bottom and at the top.
  public let range: ClosedRange<Double>
  /// The values that are marked, in ascending order.
  public let ticks: [Double]
  /// What stands at the ticks.
  public let labels: [String]
  /// The places of both ends: the values themselves, or their logarithms.
  private let bottom: Double
  private let extent: Double

  /// A linear axis over `range`, with about `count` ticks.
  public init(fixed range: ClosedRange<Double>, count: Int) {
    kind = .linear
    self.range = range
    let axis = AxisTicks(range, count: count)
    ticks = axis.values
    labels = axis.values.map { Self.label($0, decimals: max(axis.decimals, 1)) }
    bottom = range.lowerBound
    extent = range.upperBound - range.lowerBound
  }

  /// An axis between round numbers around most of the values.
  ///
  /// Values far away from the rest do not flatten it: see `ChartBounds`. The axis covers at least a
  /// third of the largest value, so that small noise stays small.
  public init(fitting values: [Double], count: Int) {
    let bounds = ChartBounds(values.filter(\.isFinite).map { min(max($0, -1e12), 1e12) })
    let least = max(bounds.high.magnitude / 3, 1e-9)
    let lowest = min(bounds.low, bounds.high - least)
    let step = AxisTicks.niceStep((bounds.high - lowest) / Double(max(count, 1)))
    let bottom = (lowest / step + 1e-9).rounded(.down) * step
    let top = (bounds.high / step - 1e-9).rounded(.up) * step
    self.init(fixed: bottom...max(top, bottom + step), count: count + 1)
  }

  /// A logarithmic axis around most of the values that are above 0; nil where none is.
  ///
  /// It ends at powers of ten, or where these are far away at twice and five times one.
  public init?(logarithmic values: [Double], count: Int) {
    let logarithms = values.filter { $0.isFinite && $0 > 0 }
      .map { min(max($0, 1e-30), 1e30).decimalLogarithm }
    guard !logarithms.isEmpty else { return nil }
    // A decade is not much on such an axis.
    let bounds = ChartBounds(logarithms, floor: 0.5)
    var lower = Self.roundNumber(bounds.low, .down)
    var upper = Self.roundNumber(bounds.high, .up)
    if upper.place - lower.place < 0.1 {
      lower = Self.roundNumber(bounds.low - 0.3, .down)
      upper = Self.roundNumber(bounds.high + 0.3, .up)
    }
    kind = .logarithmic
    range = lower.value...upper.value
    bottom = lower.place
    extent = upper.place - lower.place
    ticks = Self.logarithmicTicks(range, count: count)
    labels = ticks.map { Self.logarithmicLabel($0) }
  }

  // The next 1, 2 or 5 times a power of ten.
  private static func roundNumber(
    _ logarithm: Double, _ rule: FloatingPointRoundingRule
  ) -> (value: Double, place: Double) {
    let power = NumberText.powerOfTen(Int(logarithm.rounded(.down)))
    let choices = [1.0, 2, 5, 10].map { ($0 * power, ($0 * power).decimalLogarithm) }
    let found =
      rule == .up
      ? choices.first { $0.1 >= logarithm - 1e-9 } : choices.last { $0.1 <= logarithm + 1e-9 }
    return found ?? choices[0]
  }

  private static func logarithmicTicks(_ range: ClosedRange<Double>, count: Int) -> [Double] {
    let first = Int((range.lowerBound.decimalLogarithm + 1e-9).rounded(.down))
    let last = Int((range.upperBound.decimalLogarithm + 1e-9).rounded(.down))
    let isInside = { (value: Double) in
      value >= range.lowerBound * (1 - 1e-9) && value <= range.upperBound * (1 + 1e-9)
    }
    for factors in [[1.0, 2, 5], [1]] {
      let ticks = (first...last).flatMap { power in
        factors.map { $0 * NumberText.powerOfTen(power) }
      }.filter(isInside)
      if ticks.count <= count + 1 { return ticks }
    }
    let every = max((last - first) / max(count, 1) + 1, 1)
    return Swift.stride(from: first, through: last, by: every).map { NumberText.powerOfTen($0) }
      .filter(isInside)
  }

  /// The row of `rows`, 0 at the top, on which `value` lies; beyond the edges where it does. What
  /// has no place on a logarithmic axis lies below it.
  public func row(_ value: Double, of rows: Int) -> Int {
    let share: Double
    switch kind {
    case .linear: share = (value - bottom) / extent
    case .logarithmic: share = value > 0 ? (value.decimalLogarithm - bottom) / extent : -1e6
    }
    let place = ((1 - share) * Double(rows - 1)).rounded()
    return Int(min(max(place, -1e6), 1e6))
  }

  private static func label(_ value: Double, decimals: Int) -> String {
    if value.magnitude >= 1000 { return NumberText.short(value) }
    if decimals <= 3 || value == 0 { return NumberText.fixed(value, decimals: min(decimals, 3)) }
    return logarithmicLabel(value)
  }

  private static func logarithmicLabel(_ value: Double) -> String {
    if value.magnitude >= 1000, value.magnitude < 1e6 { return NumberText.short(value) }
    if value.magnitude >= 0.001, value.magnitude < 1000 {
      return NumberText.trimmed(value, decimals: 4)
    }
    return NumberText.scientific(value, decimals: 1).replacing(".0e", with: "e")
  }
}
