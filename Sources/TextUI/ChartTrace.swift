/// The dots of one line of a chart.
struct ChartTrace {
  let width: Int
  let height: Int
  private(set) var dots: [(x: Int, y: Int)] = []

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Joins two points; a dashed line leaves out two columns in six.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), dashed: Bool) {
    guard end.x > start.x else { return dot(end.x, end.y, dashed: dashed) }
    var previous = start.y
    for x in start.x + 1...end.x {
      let share = Double(x - start.x) / Double(end.x - start.x)
      let y = start.y + Int((share * Double(end.y - start.y)).rounded())
      // A steep piece fills its column from the neighbour's height to its own.
      let from = y > previous ? previous + 1 : y < previous ? previous - 1 : y
      for filled in stride(from: clamp(from), through: clamp(y), by: y < from ? -1 : 1) {
        dot(x, filled, dashed: dashed)
      }
      previous = y
    }
  }

  /// The dots between an extreme and the line.
  mutating func whisker(_ x: Int, from top: Int, to bottom: Int) {
    guard top <= bottom else { return }
    for y in max(top, 0)...max(min(bottom, height - 1), max(top, 0)) { dots.append((x, y)) }
  }

  private mutating func dot(_ x: Int, _ y: Int, dashed: Bool) {
    guard y >= 0, y < height, !dashed || x % 6 < 4 else { return }
    dots.append((x, y))
  }

  private func clamp(_ y: Int) -> Int { min(max(y, -1), height) }
}
