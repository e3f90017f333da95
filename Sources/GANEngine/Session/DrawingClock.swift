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
