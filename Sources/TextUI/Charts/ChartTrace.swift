/// The dots of one line of a chart, as vertical runs.
struct ChartTrace {
  /// Dots of a column from `top` to `bottom`, both included and within the plot.
  struct Run: Equatable {
    let x: Int
    let top: Int
    let bottom: Int
  }

  private let width: Int
  private let height: Int
  private(set) var runs: [Run] = []

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    runs.reserveCapacity(2 * width)
  }

  /// Joins two points; a dashed line leaves out two columns in six.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), dashed: Bool) {
    guard end.x > start.x else { return run(end.x, end.y, end.y, dashed: dashed) }
    var previous = start.y
    for x in start.x + 1...end.x {
      let share = Double(x - start.x) / Double(end.x - start.x)
      let y = start.y + Int((share * Double(end.y - start.y)).rounded())
      // A steep piece fills its column from the neighbour's height to its own.
      let from = y > previous ? previous + 1 : y < previous ? previous - 1 : y
      run(x, min(from, y), max(from, y), dashed: dashed)
      previous = y
    }
  }

  /// The dots between an extreme and the line.
  mutating func whisker(_ x: Int, from top: Int, to bottom: Int) {
    run(x, top, bottom, dashed: false)
  }

  private mutating func run(_ x: Int, _ top: Int, _ bottom: Int, dashed: Bool) {
    let (first, last) = (max(top, 0), min(bottom, height - 1))
    guard first <= last, x >= 0, x < width, !dashed || x % 6 < 4 else { return }
    runs.append(Run(x: x, top: first, bottom: last))
  }
}
