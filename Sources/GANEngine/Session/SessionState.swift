import Foundation

/// What a session works on inside its queue.
struct SessionState: ~Copyable {
  var trainer: Trainer
  var snapshot = Snapshot()
  /// Steps still to do before pausing again; nil outside of single-stepping.
  var burst: Int?
  /// Whether a step is on the queue.
  var isStepping = true
  /// States that can be gone back to.
  var memories: TrainerMemories
  /// What a person changed, to be taken back.
  var undo = UndoStack()
  /// Room for copies of the state.
  var room = TrainerBuffers()
  /// Steps in a row that could not be done.
  var failures = 0
  /// How the run ended and because of whom, until that is recorded.
  var end: (RunEvent.Kind, RunEvent.Origin)?

  /// Who looks closely at a sample, once that was asked for; what at; and whether its neighbour is
  /// being searched for.
  var inspector: SampleInspector?
  var closeup: Closeup?
  var isSearching = false

  var view = SampleView()

  let options: SessionOptions
  private var lastSamples = ContinuousClock.now
  /// What the latest drawing took.
  private var samplesTime = Duration.zero
  private var lastPublished = ContinuousClock.now
  private var lastSave = ContinuousClock.now
  private var lastSheet: Int?
  private var scoring: Scoring?
  private var doctor: Doctor
  private var watch: SampleWatch?
  /// Full evaluations since the best one.
  private var setbacks = 0
  private var epochBeginning = ContinuousClock.now
  private var lastEpoch = Duration.zero
  /// When a save that failed is tried again; nil where the latest did not fail.
  private var retry: ContinuousClock.Instant?
  private var clock: StepClock

  init(_ trainer: consuming Trainer, totalSteps: Int?, options: SessionOptions) {
    self.options = options
    memories = TrainerMemories(in: options.memoryFolder)
    clock = StepClock(step: trainer.stepCount)
    snapshot.progress.step = trainer.stepCount
    snapshot.progress.totalSteps = totalSteps
    snapshot.progress.stepsPerEpoch = trainer.stepsPerEpoch
    snapshot.progress.startTime = Date().timeIntervalSince1970
    snapshot.settings.hyperparameters = trainer.hyperparameters
    snapshot.settings.configuration = trainer.configuration
    snapshot.measurements.history = options.history
    snapshot.measurements.metrics = options.history.newest
    snapshot.samples.album = options.album
    snapshot.measurements.learningRates = LearningRates(
      trainer.hyperparameters, at: trainer.stepCount, after: options.events)
    doctor = Doctor(trainer.loss)
    snapshot.quality = options.quality
    snapshot.quality.reason = options.unscoredReason
    snapshot.journal.events = options.events.suffix(Snapshot.eventLimit)
    snapshot.measurements.changes = options.events.filter(\.isChange).suffix(Snapshot.eventLimit)
    self.trainer = trainer
    takeMarks(of: options.events)
  }

  // Of failures of earlier sessions is known where they were, not which number was none.
  private mutating func takeMarks(of events: [RunEvent]) {
    var metrics = StepMetrics()
    metrics[.discriminatorLoss] = .nan
    metrics[.generatorLoss] = .nan
    for event in events {
      if event.isChange { snapshot.measurements.history.noteChange(at: event.step) }
      if event.kind == .skip {
        snapshot.measurements.history.noteFailure(metrics, step: event.step + 1)
      }
    }
  }

  /// Whether the state allows another step.
  var canStep: Bool { snapshot.progress.state == .running || snapshot.progress.state == .paused }
  var wantsStep: Bool { snapshot.progress.state == .running || (canStep && burst != nil) }
  var hasReachedGoal: Bool { snapshot.progress.totalSteps.map { trainer.stepCount >= $0 } ?? false }

  /// One step, its measurements taken into the history.
  mutating func step() {
    let metrics = trainer.step()
    snapshot.measurements.metrics = metrics
    guard metrics.isFinite else {
      failures += 1
      snapshot.measurements.history.noteFailure(metrics, step: trainer.stepCount + 1)
      doctor.observeFailure(step: trainer.stepCount)
      if failures >= Self.failureLimit {
        snapshot.progress.state = .diverged(step: trainer.stepCount + 1)
      }
      return
    }
    failures = 0
    doctor.take(rateShareOf: trainer.hyperparameters, at: trainer.stepCount)
    doctor.observe(Vitals(metrics), step: trainer.stepCount)
    remember()
    snapshot.progress.rollbackSteps = memories.steps
    snapshot.progress.step = trainer.stepCount
    snapshot.settings.discriminatorRateFactor = trainer.discriminatorRateFactor
    snapshot.progress.stepsPerSecond = clock.rate(at: trainer.stepCount)
    snapshot.measurements.history.append(
      metrics, step: trainer.stepCount, stepsPerSecond: snapshot.progress.stepsPerSecond)
    burst = burst.map { $0 - 1 }
    if endsEpoch { clockEpoch() }
  }

  private var endsEpoch: Bool { trainer.stepCount.isMultiple(of: trainer.stepsPerEpoch) }

  private mutating func clockEpoch() {
    lastEpoch = epochBeginning.duration(to: .now)
    epochBeginning = .now
  }

  /// Steps in a row that may fail before training stops.
  static let failureLimit = 3

  /// Remembers this step where that is due, or `always`.
  mutating func remember(always: Bool = false) {
    memories.record(trainer, in: &room, always: always)
  }

  /// Puts the trainer back to `memory`; false where there is none.
  mutating func goBack(to memory: TrainerMemory?, halvingRates: Bool) -> Bool {
    guard let memory, memory.restore(&trainer) else { return false }
    if halvingRates {
      for rate in [Hyperparameter.generatorLearningRate, .discriminatorLearningRate] {
        trainer.hyperparameters[rate] /= 2
      }
    }
    snapshot.quality.goBack(to: trainer.stepCount)
    snapshot.measurements.history.branch(at: trainer.stepCount)
    snapshot.samples.album.goBack(to: trainer.stepCount)
    settle()
    snapshot.measurements.learningRates.note(trainer.hyperparameters, after: trainer.stepCount)
    return true
  }

  /// Takes up the trainer's state where it has become another one between two steps.
  mutating func settle() {
    failures = 0
    restartClock()
    lastSheet = nil
    scoring?.cancel()
    doctor.startOver()
    snapshot.progress.step = trainer.stepCount
    snapshot.measurements.metrics = snapshot.measurements.history.newest
    snapshot.settings.hyperparameters = trainer.hyperparameters
    snapshot.settings.discriminatorRateFactor = trainer.discriminatorRateFactor
    snapshot.progress.rollbackSteps = memories.steps
    if case .diverged = snapshot.progress.state { snapshot.progress.state = .paused }
  }

  /// Where the weights are no numbers, takes the newest in memory, which are, and stays in its run
  /// state; false where there was nothing to do.
  mutating func retreat() -> Bool {
    guard !trainer.isFinite,
      let memory = memories.goBack(1, from: trainer.stepCount + 1)
    else { return false }
    let runState = snapshot.progress.state
    defer {
      snapshot.progress.state = runState
      // Going back has made the doctor forget why.
      doctor.observe(weightsAreFinite: false, step: trainer.stepCount)
    }
    return goBack(to: memory, halvingRates: false)
  }

  /// Whether the last step asked for one by one is done.
  var endsBurst: Bool { burst == 0 }

  mutating func restartClock() {
    clock = StepClock(step: trainer.stepCount)
  }

  var samplesAreDue: Bool {
    options.sampleCount > 0
      && (snapshot.progress.state != .running
        || lastSamples.duration(to: .now) >= max(options.sampleInterval, samplesTime * 150))
  }

  mutating func drawSamples() {
    let beginning = ContinuousClock.now
    guard options.sampleCount > 0,
      let samples = try? trainer.samples(count: options.sampleCount, weights: view.weights)
    else { return }
    snapshot.samples.images = samples
    snapshot.samples.step = trainer.stepCount
    snapshot.samples.weights = view.weights
    snapshot.samples.generation = trainer.counters.latentGeneration
    scoreSamples()
    explore()
    lastSamples = .now
    samplesTime = beginning.duration(to: lastSamples)
  }

  var sheetIsDue: Bool {
    SheetSchedule.isDue(at: trainer.stepCount, stepsPerEpoch: trainer.stepsPerEpoch)
  }

  /// The sheet of this step; nil where there is none to draw, or it has been drawn.
  mutating func newSheet() -> SampleImages? {
    guard options.sheetCount > 0, lastSheet != trainer.stepCount else { return nil }
    lastSheet = trainer.stepCount
    return try? trainer.samples(count: options.sheetCount)
  }

  /// Takes up scoring, where that was asked for.
  mutating func prepareScoring() {
    guard let asked = options.scoring else { return }
    do {
      scoring = try Scoring(asked, trainer)
    } catch {
      snapshot.quality.reason = "\(error)"
    }
  }

  /// Scores a slice of digits, or all of them at an epoch's end; what came of it.
  mutating func scoreDigits() -> Evaluation? {
    guard let scoring else { return nil }
    scoring.lookForCopies()
    if endsEpoch { return scoreInFull(isLast: hasReachedGoal) }
    if scoring.isDue(at: trainer.stepCount) { scoring.begin(trainer) }
    guard let scores = try? scoring.advance() else { return nil }
    return take(scores, isFull: false)
  }

  /// Scores as many digits as at an epoch's end; nil where nobody scores. `isLast`: at the run's end.
  mutating func scoreInFull(isLast: Bool = false) -> Evaluation? {
    guard let scores = try? scoring?.all(trainer, isLast: isLast) else { return nil }
    return take(scores, isFull: true)
  }

  /// Scores the weights that a run ends with; nil where they have been scored.
  mutating func scoreLast() -> Evaluation? {
    scoring?.fullStep == trainer.stepCount ? nil : scoreInFull(isLast: true)
  }

  /// Scores, and whether they are the best so far.
  struct Evaluation {
    let scores: Scores
    let isFull: Bool
    let isBest: Bool
    /// Whether so many were no better that the run is to end.
    let endsRun: Bool
  }

  private mutating func take(_ scores: Scores, isFull: Bool) -> Evaluation {
    let step = scores.step ?? trainer.stepCount
    let isBest = snapshot.quality.add(scores, step: step, isFull: isFull)
    doctor.observe(scores, step: step)
    if isFull { setbacks = isBest ? 0 : setbacks + 1 }
    let patience = options.scoring?.patience ?? .max
    return Evaluation(
      scores: scores, isFull: isFull, isBest: isBest, endsRun: isFull && setbacks >= patience)
  }

  /// Plays on by the loss in force.
  mutating func tellDoctor() { doctor.follow(trainer.loss) }

  /// What the doctor finds anew since it was asked last, the worst first.
  mutating func newAlarms() -> [DoctorFinding] {
    let known = snapshot.doctor?.findings.map(\.diagnosis) ?? []
    guard doctor.findings != known else { return [] }
    snapshot.doctor = report
    return (snapshot.doctor?.findings ?? []).filter { !known.contains($0.diagnosis) }
  }

  private var report: DoctorReport {
    doctor.report(
      trainer.hyperparameters, in: trainer.configuration, canGoBack: !memories.steps.isEmpty)
  }

  /// Lets the doctor look at a few digits and at the weights, now and then.
  mutating func showDoctor() {
    // A step that failed has changed nothing.
    guard failures == 0, trainer.stepCount.isMultiple(of: SampleWatch.interval) else { return }
    checkWeights()
    if watch == nil { watch = try? SampleWatch(trainer) }
    guard let look = watch?.look(at: trainer) else { return }
    doctor.observe(look, step: trainer.stepCount)
  }

  /// Whether the run can go on: its weights are finite. The doctor is told either way.
  @discardableResult
  mutating func checkWeights() -> Bool {
    let areFinite = trainer.isFinite
    doctor.observe(weightsAreFinite: areFinite, step: trainer.stepCount)
    return areFinite
  }

  var publishingIsDue: Bool {
    snapshot.progress.state != .running
      || lastPublished.duration(to: .now) >= options.snapshotInterval
  }

  /// Whether the state has not been saved for so long that the program does it by itself, or a save
  /// that failed is to be tried again.
  var autosaveIsDue: Bool {
    guard let interval = options.autosaveInterval, snapshot.journal.pendingSaves == 0 else {
      return false
    }
    if let retry { return .now >= retry }
    return lastSave.duration(to: .now) >= interval || (endsEpoch && lastEpoch > interval)
  }

  mutating func markSaved() { lastSave = .now }

  /// Takes the outcome of a save.
  mutating func noteSave(_ event: RunEvent.Kind) {
    if case .saveFailed = event { retry = .now + Self.retryInterval } else { retry = nil }
  }

  private static let retryInterval = Duration.seconds(30)

  mutating func markPublished() {
    if trainer.stepCount > 0 { snapshot.doctor = report }
    snapshot.journal.undoable = undo.newest
    snapshot.measurements.scoreDistribution = trainer.scoreDistribution
    if snapshot.progress.state == .paused { snapshot.progress.stepsPerSecond = 0 }
    lastPublished = .now
  }

  /// An event of this moment, about the present step unless another is given.
  func event(_ kind: RunEvent.Kind, step: Int? = nil, _ origin: RunEvent.Origin) -> RunEvent {
    RunEvent(
      step: step ?? trainer.stepCount, time: Date().timeIntervalSince1970, kind: kind,
      origin: origin)
  }

  /// Adds an event to the snapshot and returns it.
  mutating func record(
    _ kind: RunEvent.Kind, step: Int?, _ origin: RunEvent.Origin
  ) -> RunEvent {
    let event = event(kind, step: step, origin)
    snapshot.journal.events = (snapshot.journal.events + [event]).suffix(Snapshot.eventLimit)
    if event.isChange {
      snapshot.measurements.changes = (snapshot.measurements.changes + [event]).suffix(
        Snapshot.eventLimit)
      snapshot.measurements.history.noteChange(at: event.step)
    }
    return event
  }
}
