/// Whether a distance from real digits still gets smaller.
struct Progress: Equatable, Sendable {
  /// The smallest distance that counted as progress, and where it was.
  private(set) var best: Double?
  private(set) var bestStep = 0
  /// Evaluations since.
  private(set) var evaluations = 0
  /// The newest distances, oldest first.
  private var newest: [Double] = []

  var last: Double? { newest.last }

  mutating func add(_ distance: Double?, step: Int, _ thresholds: DoctorThresholds) {
    guard let distance, distance.isFinite else { return }
    newest = newest.suffix(2) + [distance]
    evaluations += 1
    if let best, distance > best * (1 - thresholds.progress) { return }
    best = distance
    bestStep = step
    evaluations = 0
  }

  /// Whether it got smaller recently, and is not much larger again: what looks wrong then may be a
  /// stage that a learning run goes through.
  func isUnderWay(at step: Int, _ thresholds: DoctorThresholds) -> Bool {
    guard best != nil, !isLost(thresholds) else { return false }
    let age = step - bestStep
    return age < thresholds.freshSteps
      || evaluations < thresholds.freshEvaluations && age < thresholds.staleSteps
  }

  /// Whether the distance is much larger than it has been.
  func isLost(_ thresholds: DoctorThresholds) -> Bool {
    guard let best, let last else { return false }
    return last > best * (1 + thresholds.setback)
  }

  /// Whether nothing got better for long, at `step`.
  func isOver(step: Int, _ thresholds: DoctorThresholds) -> Bool {
    best != nil && evaluations >= thresholds.plateauEvaluations
      && step - bestStep >= thresholds.plateauSteps
  }

  /// Whether the last three distances lie so near to one another, relative.
  func isStill(within change: Double) -> Bool {
    guard newest.count == 3, let least = newest.min(), let most = newest.max() else { return false }
    return most - least < change * max(abs(most), .leastNormalMagnitude)
  }
}
