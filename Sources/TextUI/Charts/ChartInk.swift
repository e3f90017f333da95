/// The dots of all lines of a chart, gathered in cells. In a cell only the nearest lines show.
struct ChartInk {
  private struct Spot {
    var mask: UInt8 = 0
    /// Index of the first series in it; −1 for none.
    var owner = -1
    /// Whether another one of the same depth is there too.
    var isShared = false
  }

  private let width: Int
  private let height: Int
  private let dots: LineChart.Dots
  private var spots: [Spot]

  init(plot: Rect, dots: LineChart.Dots) {
    width = plot.width
    height = plot.height
    self.dots = dots
    spots = Array(repeating: Spot(), count: plot.width * plot.height)
  }

  /// Adds a line. Those that are nearer come first.
  mutating func add(_ trace: ChartTrace, _ index: Int, of series: [ChartSeries]) {
    for run in trace.runs {
      let column = run.x / dots.across
      for row in run.top / dots.down...run.bottom / dots.down {
        let place = row * width + column
        let owner = spots[place].owner
        if owner < 0 {
          spots[place].owner = index
        } else if owner != index {
          guard series[owner].depth == series[index].depth else { continue }
          spots[place].isShared = true
        }
        spots[place].mask |= mask(run, row)
      }
    }
  }

  /// The dots of a run in a row of cells.
  private func mask(_ run: ChartTrace.Run, _ row: Int) -> UInt8 {
    let first = max(run.top - row * dots.down, 0)
    let last = min(run.bottom - row * dots.down, dots.down - 1)
    return Self.masks[(run.x % dots.across) * 16 + first * 4 + last]
  }

  /// The dots from one row of a cell to another, by column: `column · 16 + first · 4 + last`.
  private static let masks: [UInt8] = (0..<32).map { place in
    let (column, first, last) = (place / 16, place / 4 % 4, place % 4)
    guard first <= last else { return 0 }
    return (first...last).reduce(0) { $0 | BrailleGrid.bit(column, $1) }
  }

  func draw(_ series: [ChartSeries], at plot: Rect, on canvas: inout Canvas) {
    for row in 0..<height {
      for column in 0..<width {
        let spot = spots[row * width + column]
        guard spot.owner >= 0 else { continue }
        let owner = series[spot.owner]
        let scalar =
          dots.across > 1
          ? BrailleGrid.scalar(spot.mask) : spot.isShared ? "*" : owner.mark
        let shared: Style = owner.depth == .front ? .both : .muted
        canvas[plot.x + column, plot.y + row] = Cell(
          scalar, style: spot.isShared ? shared : owner.style)
      }
    }
  }
}
