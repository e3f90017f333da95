/// Whether scores still get better.
struct Progress: Equatable, Sendable {
  /// The smallest Fréchet distance that counted as progress, and where it was.
  private(set) var best: Double?
  private(set) var bestStep = 0
  /// Evaluations since.
  private(set) var evaluations = 0
  /// How much the distance has changed since the evaluation before, relative.
  private(set) var change: Double?
  private var last: Double?

  mutating func add(_ distance: Double?, step: Int, _ thresholds: DoctorThresholds) {
    guard let distance, distance.isFinite else { return }
    change = last.map { abs(distance - $0) / max(abs($0), .leastNormalMagnitude) }
    last = distance
    evaluations += 1
    if let best, distance > best * (1 - thresholds.progress) { return }
    best = distance
    bestStep = step
    evaluations = 0
  }

  /// Whether nothing got better for long, at `step`.
  func isOver(step: Int, _ thresholds: DoctorThresholds) -> Bool {
    best != nil && evaluations >= thresholds.plateauEvaluations
      && step - bestStep >= thresholds.plateauSteps
  }

  /// Whether the digits are the same as at the evaluation before.
  func isStill(_ thresholds: DoctorThresholds) -> Bool {
    change.map { $0 < thresholds.still } ?? false
  }
}
