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

  /// An axis between round numbers around most of the values.
  ///
  /// A few values far above the rest do not flatten it: where the largest is more than three
  /// times the nineteenth twentieth, the axis ends at one and a half times that one. The axis
  /// covers at least a third of the largest value, so that small noise stays small.
  public init(fitting values: [Double], count: Int) {
    let sorted = values.filter(\.isFinite).sorted()
    let highest = Self.bound(sorted)
    let least = max(highest.magnitude / 3, 1e-6)
    let lowest = min(max(sorted.first ?? 0, -1e12), highest - least)
    let step = AxisTicks.niceStep((highest - lowest) / Double(max(count, 1)))
    let bottom = (lowest / step + 1e-9).rounded(.down) * step
    let top = (highest / step - 1e-9).rounded(.up) * step
    self.init(fixed: bottom...max(top, bottom + step), count: count + 1)
  }

  // The largest of ascending values, or less where that one is an outlier.
  private static func bound(_ sorted: [Double]) -> Double {
    guard let largest = sorted.last else { return 1 }
    let usual = sorted[min(sorted.count * 19 / 20, sorted.count - 1)]
    return usual > 0 && largest > 3 * usual ? 1.5 * usual : min(max(largest, -1e12), 1e12)
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
