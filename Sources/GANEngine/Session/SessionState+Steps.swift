extension SessionState {
  /// Steps in a row that may fail before training stops.
  static let failureLimit = 3

  /// Records how the run begins and, unless it is to start paused, begins.
  mutating func start(_ event: RunEvent.Kind, paused: Bool) {
    record(event)
    remember(always: true)
    prepareScoring()
    drawSamples()
    drawSheet()
    keepPage(always: true)
    if paused { record(.pause) }
    progress.state = paused ? .paused : .running
  }

  /// One step and all that goes with it, where one is wanted; `isStepping` says whether another
  /// follows.
  mutating func advance() {
    isStepping = wantsStep
    guard isStepping else { return }
    if hasReachedGoal {
      isStepping = false
      if !leaveWhatIsNotFinite() { finish(saving: true, .program) }
      return
    }
    step()
    if failures > 0 { record(.skip) }
    showDoctor()
    if case .diverged = progress.state { diverge() }
    if burst == 0 { pause(.program) }
    if reachesGoal { arrive() }
    if autosaveIsDue { save(.program) }
    score()
    reportAlarms()
    if tellsSteps { reports.append(.step(snapshot)) }
    if SheetSchedule.isDue(at: trainer.stepCount, stepsPerEpoch: trainer.stepsPerEpoch) {
      drawSheet()
    }
    keepPage()
    guard progress.state != .finished else {
      isStepping = false
      return
    }
    if samplesAreDue { drawSamples() }
  }

  /// One step, its measurements taken into the history.
  mutating func step() {
    let metrics = trainer.step()
    measurements.metrics = metrics
    guard metrics.isFinite else {
      failures += 1
      measurements.history.noteFailure(metrics, step: trainer.stepCount + 1)
      doctor.observeFailure(step: trainer.stepCount)
      if failures >= Self.failureLimit { progress.state = .diverged(step: trainer.stepCount + 1) }
      return
    }
    failures = 0
    doctor.take(rateShareOf: trainer.hyperparameters, at: trainer.stepCount)
    doctor.observe(Vitals(metrics), step: trainer.stepCount)
    remember()
    measureRate()
    measurements.history.append(
      metrics, step: trainer.stepCount, stepsPerSecond: progress.stepsPerSecond)
    measurements.layers.append(trainer.layerVitals, step: trainer.stepCount)
    burst = burst.map { $0 - 1 }
    if endsEpoch { saving.clockEpoch() }
  }

  /// Remembers this step where that is due, or `always`.
  mutating func remember(always: Bool = false) {
    memories.record(trainer, in: &room, always: always)
  }

  /// Where weights are infinite or NaN, which losses need not be, training has diverged; false where
  /// they are not, or that is known.
  @discardableResult
  mutating func leaveWhatIsNotFinite() -> Bool {
    guard canStep, !checkWeights() else { return false }
    progress.state = .diverged(step: trainer.stepCount)
    diverge()
    return true
  }

  private mutating func diverge() {
    record(.diverged)
    reportAlarms()
    let step = trainer.stepCount
    guard retreat() else { return }
    record(.rollback(to: trainer.stepCount, halvingRates: false), step: step)
    drawSamples()
  }

  /// Where the weights are not finite, takes the newest in memory, which are, and stays in its run
  /// state; false where there was nothing to do.
  mutating func retreat() -> Bool {
    guard !trainer.isFinite,
      let memory = memories.goBack(1, from: trainer.stepCount + 1)
    else { return false }
    let runState = progress.state
    defer {
      progress.state = runState
      // Going back has made the doctor forget why.
      doctor.observe(weightsAreFinite: false, step: trainer.stepCount)
    }
    return goBack(to: memory, halvingRates: false)
  }

  /// Ends the run, saved if wanted.
  mutating func finish(saving: Bool, _ origin: RunEvent.Origin) {
    guard progress.state != .finished else { return }
    let isSavedAsBest = hasReachedGoal && scoreLast()
    if saving && !isSavedAsBest { save(origin) } else { drawSheet() }
    progress.state = .finished
    end = (hasReachedGoal ? .finish : .stop, origin)
    recordEndIfDue()
    drawSamples()
  }

  // The last line of a journal: after the outcome of the last save.
  private mutating func recordEndIfDue() {
    guard let (event, origin) = end, journal.pendingSaves == 0 else { return }
    end = nil
    record(event, origin)
  }

  /// Takes note of what happened outside, such as a save that is on disk now.
  mutating func note(_ event: RunEvent.Kind, step: Int?, _ origin: RunEvent.Origin) {
    if event.isOutcomeOfSave {
      journal.pendingSaves = max(journal.pendingSaves - 1, 0)
      saving.note(event)
    }
    record(event, step: step, origin)
    recordEndIfDue()
  }
}
