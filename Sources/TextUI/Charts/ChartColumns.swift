/// A series gathered into the columns of a plot: what falls on one column is merged.
struct ChartColumns: Equatable {
  struct Column: Equatable {
    /// Weighted mean of the means, or the last of them; nil where nothing finite fell.
    var value: Double?
    var low = Double.infinity
    var high = -Double.infinity
    var weight = 0.0
    var isBroken = false
  }

  private(set) var columns: [Column]
  /// How far a column's extremes may usually lie from its value: the median of the distances.
  private(set) var usualSpread = 0.0

  /// Spreads the points in `span` over `count` columns.
  init(_ series: ChartSeries, span: ClosedRange<Double>, count: Int) {
    columns = Array(repeating: Column(), count: max(count, 0))
    let extent = span.upperBound - span.lowerBound
    guard count > 0, extent > 0 else { return }
    let scale = Double(count) / extent
    for point in series.points where span.contains(point.position) {
      let place = (point.position - span.lowerBound) * scale
      columns[min(Int(place), count - 1)].add(point, series.merging)
    }
    let spreads = columns.compactMap { column in
      column.value.map { max(column.high - $0, $0 - column.low) }
    }
    usualSpread = spreads.isEmpty ? 0 : spreads.sorted()[spreads.count / 2]
  }

  /// Whether the largest, or the smallest, of a column is far out of the ordinary.
  func isSpike(_ column: Column) -> Bool {
    column.value.map { column.high - $0 > 5 * usualSpread } ?? false
  }

  func isDip(_ column: Column) -> Bool {
    column.value.map { $0 - column.low > 5 * usualSpread } ?? false
  }
}

extension ChartColumns.Column {
  mutating func add(_ point: ChartSeries.Point, _ merging: ChartSeries.Merging) {
    isBroken = isBroken || point.isBroken
    guard let new = point.mean, new.isFinite, point.weight > 0 else { return }
    let total = weight + point.weight
    switch merging {
    case .mean: value = (value ?? 0) * (weight / total) + new * (point.weight / total)
    case .last: value = new
    }
    weight = total
    low = min(low, point.low)
    high = max(high, point.high)
  }
}
