import Foundation

/// What a session works on inside its queue.
struct SessionState: ~Copyable {
  var trainer: Trainer
  var snapshot = Snapshot()
  /// Steps still to do before pausing again; nil outside of single-stepping.
  var burst: Int?
  /// Whether a step is on the queue.
  var isStepping = true
  /// Whether the end has come and is not yet recorded.
  var endIsDue = false

  private let options: SessionOptions
  private var lastSamples = ContinuousClock.now
  private var lastPublished = ContinuousClock.now
  private var clock: StepClock

  init(_ trainer: consuming Trainer, totalSteps: Int?, options: SessionOptions) {
    self.options = options
    clock = StepClock(step: trainer.stepCount)
    snapshot.step = trainer.stepCount
    snapshot.totalSteps = totalSteps
    snapshot.stepsPerEpoch = trainer.stepsPerEpoch
    snapshot.startTime = Date().timeIntervalSince1970
    snapshot.hyperparameters = trainer.hyperparameters
    snapshot.configuration = trainer.configuration
    self.trainer = trainer
  }

  /// Whether the state allows another step.
  var canStep: Bool { snapshot.state == .running || snapshot.state == .paused }
  var wantsStep: Bool { snapshot.state == .running || (canStep && burst != nil) }
  var hasReachedGoal: Bool { snapshot.totalSteps.map { trainer.stepCount >= $0 } ?? false }

  /// One step, its measurements taken into the history.
  mutating func step() {
    let metrics = trainer.step()
    snapshot.metrics = metrics
    guard metrics.isFinite else {
      snapshot.history.append(metrics, step: trainer.stepCount + 1)
      snapshot.state = .diverged(step: trainer.stepCount + 1)
      return
    }
    snapshot.step = trainer.stepCount
    snapshot.history.append(metrics, step: trainer.stepCount)
    snapshot.stepsPerSecond = clock.rate(at: trainer.stepCount)
    burst = burst.map { $0 - 1 }
  }

  /// Whether the last step asked for one by one is done.
  var endsBurst: Bool { burst == 0 }

  mutating func restartClock() {
    clock = StepClock(step: trainer.stepCount)
  }

  var samplesAreDue: Bool {
    options.sampleCount > 0
      && (snapshot.state != .running || lastSamples.duration(to: .now) >= options.sampleInterval)
  }

  mutating func drawSamples() {
    guard options.sampleCount > 0,
      let samples = try? trainer.samples(count: options.sampleCount)
    else { return }
    snapshot.samples = samples
    snapshot.sampleStep = trainer.stepCount
    lastSamples = .now
  }

  var publishingIsDue: Bool {
    snapshot.state != .running || lastPublished.duration(to: .now) >= options.snapshotInterval
  }

  mutating func markPublished() {
    if snapshot.state == .paused { snapshot.stepsPerSecond = 0 }
    lastPublished = .now
  }

  /// Adds an event to the snapshot and returns it.
  mutating func record(_ kind: RunEvent.Kind, step: Int?) -> RunEvent {
    let event = RunEvent(
      step: step ?? trainer.stepCount, time: Date().timeIntervalSince1970, kind: kind)
    snapshot.events = (snapshot.events + [event]).suffix(Snapshot.eventLimit)
    if case .set = kind {
      snapshot.changes = (snapshot.changes + [event]).suffix(Snapshot.eventLimit)
    }
    return event
  }
}
