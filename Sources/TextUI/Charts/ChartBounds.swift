/// The stretch of values that an axis is to show: all of them but outliers.
struct ChartBounds: Equatable {
  private(set) var low = 0.0
  private(set) var high = 1.0

  /// Values are outliers where they are farther from the middle nine tenths than three times the
  /// extent of these; the axis then ends half that extent behind them.
  ///
  /// The extent is taken to be `floor` at least, or else a third of the largest value. Of fewer than
  /// four values all count.
  init(_ values: [Double], floor: Double? = nil) {
    let sorted = values.sorted()
    guard let smallest = sorted.first, let largest = sorted.last else { return }
    (low, high) = (smallest, largest)
    guard sorted.count >= 4 else { return }
    let last = Double(sorted.count - 1)
    let lower = sorted[Int((last * 0.05).rounded(.up))]
    let upper = sorted[Int((last * 0.95).rounded(.down))]
    let extent = max(upper - lower, floor ?? max(upper.magnitude, lower.magnitude) / 3, 1e-9)
    if largest > upper + 3 * extent { high = upper + extent / 2 }
    if smallest < lower - 3 * extent { low = lower - extent / 2 }
  }
}
