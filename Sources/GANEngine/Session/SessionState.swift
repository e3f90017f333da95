import Foundation

/// A session without its queue: all that it knows, and what a step or a command does to it.
///
/// What the observers are to be told gathers in `reports`; whoever works on the state takes it out.
struct SessionState: ~Copyable {
  var trainer: Trainer
  var progress = Snapshot.Progress()
  var measurements = Snapshot.Measurements()
  var samples = Snapshot.Samples()
  var closeups = Snapshot.Closeups()
  var quality = QualityRecord()
  var journal = Snapshot.Journal()
  var reports: [SessionReport] = []

  /// Steps still to do before pausing again; nil outside of single-stepping.
  var burst: Int?
  /// Whether another step follows by itself.
  var isStepping = true
  /// Steps in a row that could not be done.
  var failures = 0
  /// How the run ended and because of whom, until that is recorded.
  var end: (RunEvent.Kind, RunEvent.Origin)?

  /// States that can be gone back to.
  var memories: TrainerMemories
  /// What a person changed, to be taken back.
  var undo = UndoStack()
  /// Room for copies of the state.
  var room = TrainerBuffers()

  /// Who looks closely at a sample, once that was asked for; what at; and whether its neighbour is
  /// being searched for.
  var inspector: SampleInspector?
  var closeup: Closeup?
  var isSearching = false
  var view = SampleView()
  var drawing = DrawingClock()

  var scoring: Scoring?
  /// Full evaluations since the best one.
  var setbacks = 0
  var doctor: Doctor
  /// What the doctor was last heard to say.
  var diagnosis: DoctorReport?
  var watch: SampleWatch?
  var saving = SaveClock()
  /// What could not be done and was said so.
  var cautioned: Set<String> = []

  let options: SessionOptions
  /// Whether each step is reported.
  let tellsSteps: Bool
  private var clock: StepClock
  private var lastPublished = ContinuousClock.now

  init(
    _ trainer: consuming Trainer, totalSteps: Int?, options: SessionOptions,
    tellsSteps: Bool = false
  ) {
    self.options = options
    self.tellsSteps = tellsSteps
    memories = TrainerMemories(in: options.memoryFolder)
    clock = StepClock(step: trainer.stepCount)
    progress.totalSteps = totalSteps
    progress.stepsPerEpoch = trainer.stepsPerEpoch
    progress.startTime = Date().timeIntervalSince1970
    measurements.history = options.history
    measurements.metrics = options.history.newest
    measurements.learningRates = LearningRates(
      trainer.hyperparameters, at: trainer.stepCount, after: options.events)
    measurements.changes = options.events.filter(\.isChange).suffix(Snapshot.eventLimit)
    samples.album = options.album
    doctor = Doctor(trainer.loss)
    quality = options.quality
    quality.reason = options.unscoredReason
    journal.events = options.events.suffix(Snapshot.eventLimit)
    self.trainer = trainer
    takeMarks(of: options.events)
  }

  // Of failures of earlier sessions is known where they were, not which number was not finite.
  private mutating func takeMarks(of events: [RunEvent]) {
    var metrics = StepMetrics()
    metrics[.discriminatorLoss] = .nan
    metrics[.generatorLoss] = .nan
    for event in events {
      if event.isChange { measurements.history.noteChange(at: event.step) }
      if event.kind == .skip {
        measurements.history.noteFailure(metrics, step: event.step + 1)
      }
    }
  }

  /// Whether the state allows another step.
  var canStep: Bool { progress.state == .running || progress.state == .paused }
  var wantsStep: Bool { progress.state == .running || (canStep && burst != nil) }
  var hasReachedGoal: Bool { progress.totalSteps.map { trainer.stepCount >= $0 } ?? false }
  var endsEpoch: Bool { trainer.stepCount.isMultiple(of: trainer.stepsPerEpoch) }

  /// Seconds to wait before the next step.
  var wait: Double {
    guard let rate = progress.slowedTo, rate > 0, progress.state == .running else { return 0 }
    return min(1 / rate, 60)
  }

  /// What the observers are to be told since this was last asked.
  mutating func takeReports() -> [SessionReport] {
    defer { reports = [] }
    return reports
  }

  var publishingIsDue: Bool {
    progress.state != .running || lastPublished.duration(to: .now) >= options.snapshotInterval
  }

  /// All that the outside is to see, as it is now.
  mutating func publish() -> Snapshot {
    if trainer.stepCount > 0 { diagnosis = examination }
    if progress.state == .paused { progress.stepsPerSecond = 0 }
    // Too dear for the snapshot of each step.
    measurements.scoreDistribution = trainer.scoreDistribution
    lastPublished = .now
    return snapshot
  }

  /// The same with what the doctor said last and D's scores as they were shown last.
  var snapshot: Snapshot {
    var snapshot = Snapshot()
    snapshot.progress = progress
    snapshot.progress.step = trainer.stepCount
    snapshot.progress.rollbackSteps = memories.steps
    snapshot.measurements = measurements
    snapshot.settings.hyperparameters = trainer.hyperparameters
    snapshot.settings.configuration = trainer.configuration
    snapshot.settings.discriminatorRateFactor = trainer.discriminatorRateFactor
    snapshot.samples = samples
    snapshot.closeups = closeups
    snapshot.quality = quality
    snapshot.doctor = diagnosis
    snapshot.journal = journal
    snapshot.journal.undoable = undo.newest
    return snapshot
  }

  /// Begins to measure the rate of steps anew.
  mutating func restartClock() { clock = StepClock(step: trainer.stepCount) }

  /// Steps a second over the last second or so.
  mutating func measureRate() { progress.stepsPerSecond = clock.rate(at: trainer.stepCount) }

  /// Adds an event of this moment, about the present step unless another is given.
  mutating func record(
    _ kind: RunEvent.Kind, step: Int? = nil, _ origin: RunEvent.Origin = .program
  ) {
    let event = event(kind, step: step, origin)
    journal.events = (journal.events + [event]).suffix(Snapshot.eventLimit)
    if event.isChange {
      measurements.changes = (measurements.changes + [event]).suffix(Snapshot.eventLimit)
      measurements.history.noteChange(at: event.step)
    }
    reports.append(.event(event))
  }

  func event(
    _ kind: RunEvent.Kind, step: Int? = nil, _ origin: RunEvent.Origin
  ) -> RunEvent {
    RunEvent(
      step: step ?? trainer.stepCount, time: Date().timeIntervalSince1970, kind: kind,
      origin: origin)
  }

  /// What `work` gives; nil where it fails, with a caution the first time that `what` does.
  mutating func attempt<Result>(
    _ what: String, _ work: (inout SessionState) throws -> Result
  ) -> Result? {
    do {
      return try work(&self)
    } catch {
      if cautioned.insert(what).inserted { record(.caution("\(what): \(error)")) }
      return nil
    }
  }
}
