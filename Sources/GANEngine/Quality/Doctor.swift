/// Names the state of a run from its measurements and scores: a plain value without a clock.
///
/// Every state has thresholds to begin and to end (`DoctorThresholds`) and must hold for a while, so
/// that nothing flickers. Which measurements count depends on the loss: D's scores are probabilities
/// for cross-entropy and least squares only, and a critic has none at all.
public struct Doctor: Sendable {
  /// The table of thresholds.
  public let thresholds: DoctorThresholds
  /// What is wrong, or `balanced`.
  public private(set) var diagnosis = Diagnosis.balanced
  /// The step at which it was named.
  public private(set) var since = 0
  /// The share of the learning rates that the schedule leaves, 0…1.
  public var rateShare = 1.0

  private(set) var loss: AdversarialLoss
  private(set) var trends = Trends()
  private(set) var swings = SwingCounter()
  private(set) var progress = Progress()
  /// The newest scores, and the class histogram before them.
  private(set) var scores: Scores?
  private(set) var hopping: Double?
  private(set) var failures = 0
  private var ofSteps = Latches()
  private var ofScores = Latches()
  private var firstStep: Int?
  private var lastStep: Int?

  /// A doctor before the first step.
  public init(_ loss: AdversarialLoss, thresholds: DoctorThresholds = .standard) {
    self.loss = loss
    self.thresholds = thresholds
  }

  /// Looks at a step's measurements, of every step or of every tenth; a step whose measurements are no
  /// numbers counts as failed.
  public mutating func observe(_ vitals: Vitals, step: Int) {
    guard vitals.isFinite else { return observeFailure(step: step) }
    failures = 0
    let first = firstStep ?? step
    firstStep = first
    // A gap in the steps is not a long stretch of one and the same.
    let length = min(max(step - (lastStep ?? step - 1), 1), 100)
    lastStep = step
    trends.add(vitals, thresholds, length: length)
    // The random start belongs to no state of the game.
    guard step - first >= thresholds.firstStep else { return }
    if let value = swingingValue { swings.add(value, thresholds, length: length) }
    ofSteps.update(
      statesOfSteps(now: ofSteps.leaning), patience: thresholds.steps, length: length)
    name(step)
  }

  /// Looks at scores; nothing is concluded from those of the first steps.
  public mutating func observe(_ scores: Scores, step: Int) {
    guard step >= thresholds.firstScoredStep else { return }
    hopping = self.scores?.classHistogram.flatMap { before in
      scores.classHistogram.map { before.distance(to: $0) }
    }
    self.scores = scores
    progress.add(scores.frechetRaw, step: step, thresholds)
    ofScores.update(
      statesOfScores(in: scores, step: step, now: ofScores.on), patience: thresholds.evaluations)
    name(step)
  }

  /// Notes a step that could not be done because a number was none.
  public mutating func observeFailure(step: Int) {
    failures += 1
    guard failures >= thresholds.failures else { return }
    ofSteps.close(.diverging)
    name(step)
  }

  /// Plays by another loss from now on; measurements start anew where it differs, scores stay.
  public mutating func follow(_ loss: AdversarialLoss) {
    guard loss.kind != self.loss.kind || loss.smoothing != self.loss.smoothing else { return }
    self.loss = loss
    forgetSteps()
  }

  /// Starts anew, as after going back to an earlier state.
  public mutating func startOver() {
    self = Doctor(loss, thresholds: thresholds)
  }

  private mutating func forgetSteps() {
    trends = Trends()
    swings = SwingCounter()
    firstStep = nil
    lastStep = nil
    ofSteps = Latches()
  }

  private mutating func name(_ step: Int) {
    let found = ofSteps.on.union(ofScores.on).mostUrgent
    guard found != diagnosis else { return }
    diagnosis = found
    since = step
  }
}
