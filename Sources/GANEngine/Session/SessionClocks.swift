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

/// When the samples were last drawn, and what that took.
struct DrawingClock {
  private var last = ContinuousClock.now
  private var time = Duration.zero
  /// The step of the latest sheet for the run's folder.
  var lastSheet: Int?

  /// Whether `interval` has passed since; a drawing is to take no more than a 150th of the time.
  func isDue(after interval: Duration) -> Bool {
    last.duration(to: .now) >= max(interval, time * 150)
  }

  /// Takes note of a drawing that ends now.
  mutating func note(since beginning: ContinuousClock.Instant) {
    last = .now
    time = beginning.duration(to: last)
  }
}
