/// A series gathered into the columns of a plot: what falls on one column is merged.
struct ChartColumns: Equatable {
  struct Column: Equatable {
    /// Weighted mean of the means; nil where nothing finite fell.
    var mean: Double?
    var low = Double.infinity
    var high = -Double.infinity
    var weight = 0.0
    var isBroken = false

    var isEmpty: Bool { mean == nil && !isBroken }
  }

  private(set) var columns: [Column]

  /// Spreads the points in `span` over `count` columns.
  init(_ points: [ChartSeries.Point], span: ClosedRange<Double>, count: Int) {
    columns = Array(repeating: Column(), count: max(count, 0))
    let extent = span.upperBound - span.lowerBound
    guard count > 0, extent > 0 else { return }
    for point in points where span.contains(point.position) {
      let place = (point.position - span.lowerBound) / extent * Double(count)
      columns[min(Int(place), count - 1)].add(point)
    }
  }

  /// Every column's mean averaged with its neighbours, 1 : 2 : 1, where all three are there.
  func smoothed() -> ChartColumns {
    var result = self
    for index in columns.indices.dropFirst().dropLast() {
      guard let left = columns[index - 1].mean, let middle = columns[index].mean,
        let right = columns[index + 1].mean
      else { continue }
      result.columns[index].mean = (left + 2 * middle + right) / 4
    }
    return result
  }

  /// How far a column's extremes may usually lie from its mean: the median of the distances.
  var usualSpread: Double {
    let spreads = columns.compactMap { column in
      column.mean.map { max(column.high - $0, $0 - column.low) }
    }
    return spreads.isEmpty ? 0 : spreads.sorted()[spreads.count / 2]
  }
}

extension ChartColumns.Column {
  mutating func add(_ point: ChartSeries.Point) {
    isBroken = isBroken || point.isBroken
    guard let value = point.mean, value.isFinite, point.weight > 0 else { return }
    let total = weight + point.weight
    mean = (mean ?? 0) * (weight / total) + value * (point.weight / total)
    weight = total
    low = min(low, point.low)
    high = max(high, point.high)
  }
}
