/// Steps a second over the last second or so.
struct StepClock {
  private var marks: [(time: ContinuousClock.Instant, step: Int)]
  private static let span = Duration.seconds(1)

  init(step: Int) { marks = [(.now, step)] }

  mutating func rate(at step: Int) -> Double {
    let now = ContinuousClock.now
    if let last = marks.last, last.time.duration(to: now) >= Self.span / 8 {
      marks.append((now, step))
      // The oldest mark that still lies a span back stays as the far end.
      while marks.count > 2, marks[1].time.duration(to: now) >= Self.span { marks.removeFirst() }
    }
    guard let first = marks.first else { return 0 }
    let elapsed = first.time.duration(to: now) / .seconds(1)
    return elapsed > 0 ? Double(step - first.step) / elapsed : 0
  }
}
