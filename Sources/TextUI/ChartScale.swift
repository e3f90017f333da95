/// The y axis of a chart: from values to rows of dots.
public struct ChartScale: Equatable, Sendable {
  /// The values at the bottom and at the top.
  public let range: ClosedRange<Double>
  public let ticks: AxisTicks

  /// A fixed axis.
  public init(fixed range: ClosedRange<Double>, count: Int) {
    self.range = range
    ticks = AxisTicks(range, count: count)
  }

  /// An axis from 0, or from below if values are negative, up to a round number above most of the values.
  ///
  /// A few values far above the rest do not flatten it: where the largest is more than three
  /// times the nineteenth twentieth, the axis ends at one and a half times that one.
  public init(fitting values: [Double], count: Int) {
    let sorted = values.filter(\.isFinite).sorted()
    let highest = Self.bound(sorted)
    let lowest = -Self.bound(sorted.reversed().map { -$0 })
    let step = AxisTicks.niceStep(max(highest - lowest, 1e-9) / Double(max(count, 1)))
    let top = max((highest / step - 1e-9).rounded(.up), 1) * step
    let bottom = min((lowest / step + 1e-9).rounded(.down), 0) * step
    self.init(fixed: bottom...max(top, bottom + step), count: count)
  }

  // The largest of ascending values, or less where that one is an outlier; never below 0.
  private static func bound(_ sorted: [Double]) -> Double {
    guard let largest = sorted.last, largest > 0 else { return 0 }
    let usual = max(sorted[min(sorted.count * 19 / 20, sorted.count - 1)], 0)
    return usual > 0 && largest > 3 * usual ? 1.5 * usual : min(largest, 1e12)
  }

  /// The row of `rows`, 0 at the top, on which `value` lies; beyond the edges where it does.
  public func row(_ value: Double, of rows: Int) -> Int {
    let extent = range.upperBound - range.lowerBound
    let share = (value - range.lowerBound) / extent
    let place = ((1 - share) * Double(rows - 1)).rounded()
    return Int(min(max(place, -1e6), 1e6))
  }

  /// The labels, one a tick.
  public var labels: [String] {
    ticks.values.map { value in
      value.magnitude >= 1000
        ? NumberText.short(value) : NumberText.fixed(value, decimals: max(ticks.decimals, 1))
    }
  }
}
