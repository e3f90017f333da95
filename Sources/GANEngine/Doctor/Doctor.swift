/// Names the state of a run from its measurements, scores and digits: a plain value without a clock.
///
/// Every state has thresholds to begin and to end (`DoctorThresholds`) and must hold for a while, so
/// that nothing flickers. Which measurements count depends on the loss: D's scores are probabilities
/// for cross-entropy and least squares only, and a critic has none at all.
///
/// What makes digits worse, or none, is named whatever else holds. That one player leads is named only
/// where the digits do not get better and are not good: a lead by itself is part of the game.
public struct Doctor: Sendable {
  /// The table of thresholds.
  public let thresholds: DoctorThresholds
  /// What is wrong, the worst first; empty where G and D are in balance.
  public private(set) var findings: [Diagnosis] = []
  /// The share of the learning rates that the schedule leaves, 0…1.
  public private(set) var rateShare = 1.0

  private(set) var loss: AdversarialLoss
  private(set) var trends = Trends()
  private(set) var swings = SwingCounter()
  private(set) var progress = Progress()
  private(set) var lookProgress = Progress()
  /// The newest scores, and the classes of the last ones.
  private(set) var scores: Scores?
  private var hops = ClassHops()
  /// The Fréchet distance at which collapse was named; nil while it is not.
  private(set) var collapseDistance: Double?
  /// The newest look at a few digits.
  private(set) var look: SampleLook?
  private(set) var failures = 0
  private(set) var weightsAreFinite = true
  private(set) var lastStep: Int?
  private var ofSteps = Hysteresis()
  private var ofScores = Hysteresis()
  private var ofLooks = Hysteresis()
  private(set) var firstStep: Int?
  private var sinces = [Int](repeating: 0, count: Diagnosis.allCases.count)

  /// A doctor before the first step.
  public init(_ loss: AdversarialLoss, thresholds: DoctorThresholds = .standard) {
    self.loss = loss
    self.thresholds = thresholds
  }

  /// The worst that is wrong, or `balanced`.
  public var diagnosis: Diagnosis { findings.first ?? .balanced }

  /// The step at which that was named.
  public var since: Int { since(diagnosis) }

  /// How far the classes of the last eight evaluations lie from their middle, on average.
  var hopping: Double? { hops.value }

  func since(_ diagnosis: Diagnosis) -> Int { sinces[diagnosis.place] }

  /// Looks at a step's measurements, of every step or of every tenth; a step whose measurements are not
  /// finite counts as failed.
  public mutating func observe(_ vitals: Vitals, step: Int) {
    guard vitals.isFinite else { return observeFailure(step: step) }
    if failures > 0 {
      failures = 0
      name(step)
    }
    let first = firstStep ?? step
    firstStep = first
    // A gap in the steps is not a long stretch of one and the same.
    let length = min(max(step - (lastStep ?? step - 1), 1), 100)
    lastStep = step
    trends.add(vitals, thresholds, length: length)
    // The random start belongs to no state of the game.
    guard step - first >= thresholds.firstStep else { return }
    if let value = swingingValue(vitals) { swings.add(value, thresholds, length: length) }
    ofSteps.update(
      statesOfSteps(now: ofSteps.leaning), patience: thresholds.steps, length: length)
    name(step)
  }

  /// Looks at scores; nothing is concluded from those of the first steps.
  public mutating func observe(_ scores: Scores, step: Int) {
    guard step >= thresholds.firstScoredStep else { return }
    if let classes = scores.classHistogram { hops.add(classes) }
    self.scores = scores
    // Of unequal numbers of digits only the distances without their noise compare.
    progress.add(scores.frechet ?? scores.frechetRaw, step: step, thresholds)
    // Swings are told from many evaluations already.
    ofScores.update(
      statesOfScores(in: scores, step: step, now: ofScores.on), patience: thresholds.evaluations,
      atOnce: DiagnosisSet(.oscillating))
    collapseDistance = ofScores.on.contains(.modeCollapse) ? collapseDistance ?? progress.best : nil
    name(step)
  }

  /// Looks at a few digits, always of the same latents; nothing is concluded from the first ones.
  public mutating func observe(_ look: SampleLook, step: Int) {
    guard step >= thresholds.firstScoredStep else { return }
    self.look = look
    lookProgress.add(look.distance, step: step, thresholds)
    ofLooks.update(
      statesOfLooks(at: look, step: step, now: ofLooks.on), patience: thresholds.evaluations)
    name(step)
  }

  /// Notes a step that could not be done because a number was not finite.
  public mutating func observeFailure(step: Int) {
    failures += 1
    name(step)
  }

  /// Notes whether all weights are finite; where they are not, nothing else counts until they are.
  public mutating func observe(weightsAreFinite: Bool, step: Int) {
    self.weightsAreFinite = weightsAreFinite
    name(step)
  }

  /// Plays by another loss from now on; measurements start anew where it differs, scores stay.
  public mutating func follow(_ loss: AdversarialLoss) {
    guard loss != self.loss else { return }
    self.loss = loss
    forgetSteps()
  }

  /// A doctor of a run with these settings.
  public init(_ values: Hyperparameters) {
    self.init(values.adversarialLoss)
  }

  /// Plays by the loss of these settings.
  public mutating func follow(_ values: Hyperparameters) {
    follow(values.adversarialLoss)
  }

  /// Takes note of how much of the rates their schedule leaves at a step.
  public mutating func take(rateShareOf values: Hyperparameters, at step: Int) {
    rateShare = values.rateSchedule.factor(at: step)
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
    ofSteps = Hysteresis()
  }

  private mutating func name(_ step: Int) {
    var states = ofSteps.on.union(ofScores.on).union(ofLooks.on)
    states.insert(.nonFinite, if: failures >= thresholds.failures || !weightsAreFinite)
    let found = states.byUrgency
    guard found != findings else { return }
    for diagnosis in found where !findings.contains(diagnosis) { sinces[diagnosis.place] = step }
    if found.isEmpty { sinces[Diagnosis.balanced.place] = step }
    findings = found
  }
}
