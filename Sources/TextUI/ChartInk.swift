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
    for (x, y) in trace.dots {
      let (column, row) = (x / dots.across, y / dots.down)
      guard x >= 0, y >= 0, column < width, row < height else { continue }
      let place = row * width + column
      let owner = spots[place].owner
      if owner < 0 {
        spots[place].owner = index
      } else if owner != index {
        guard series[owner].depth == series[index].depth else { continue }
        spots[place].isShared = true
      }
      spots[place].mask |= BrailleGrid.bit(x % dots.across, y % dots.down)
    }
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
