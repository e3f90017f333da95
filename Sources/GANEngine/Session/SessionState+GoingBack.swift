extension SessionState {
  /// Goes back to a memory because of a command. What the program did by itself is not taken back.
  mutating func goBack(to memory: TrainerMemory?, _ halving: Bool, _ origin: RunEvent.Origin) {
    let step = trainer.stepCount
    let isDone =
      origin == .program
      ? goBack(to: memory, halvingRates: halving) : depart(to: memory, halvingRates: halving)
    guard isDone else {
      record(.rollbackFailed(reason: "no earlier state is in memory yet"), origin)
      return
    }
    record(.rollback(to: trainer.stepCount, halvingRates: halving), step: step, origin)
    drawSamples()
  }

  /// Puts the trainer back to `memory`; false where there is none.
  mutating func goBack(to memory: TrainerMemory?, halvingRates: Bool) -> Bool {
    guard let memory, memory.restore(&trainer) else { return false }
    if halvingRates {
      for rate in [Hyperparameter.generatorLearningRate, .discriminatorLearningRate] {
        trainer.hyperparameters[rate] /= 2
      }
    }
    quality.goBack(to: trainer.stepCount)
    measurements.history.branch(at: trainer.stepCount)
    measurements.layers.goBack(to: trainer.stepCount)
    samples.album.goBack(to: trainer.stepCount)
    settle()
    measurements.learningRates.note(trainer.hyperparameters, after: trainer.stepCount)
    return true
  }

  /// Takes up the trainer's state where it has become another one between two steps.
  mutating func settle() {
    failures = 0
    restartClock()
    drawing.lastSheet = nil
    scoring?.cancel()
    doctor.startOver()
    measurements.metrics = measurements.history.newest
    if case .diverged = progress.state { progress.state = .paused }
  }

  /// Goes to a state, on the way that is left behind it where that is necessary, and pauses there.
  mutating func go(to place: StatePlace, _ origin: RunEvent.Origin) {
    if goOn(to: place, origin) { return }
    do {
      goBack(to: try memory(of: place), false, origin)
    } catch {
      record(.rollbackFailed(reason: "\(error)"), origin)
      return
    }
    if goOn(to: place, origin) { return }
    progress.goal = nil
    pause(origin)
  }

  // Trains on to a step that lies ahead; false where it does not.
  private mutating func goOn(to place: StatePlace, _ origin: RunEvent.Origin) -> Bool {
    guard case .step(let step) = place, step > trainer.stepCount else { return false }
    apply(.runUntil(.step(step)), from: origin)
    return true
  }

  // The newest state at or before a step, or the one of a name. It lies not after the present one.
  // Throws `GoingBackError`, and what reading a saved state throws.
  private mutating func memory(of place: StatePlace) throws -> TrainerMemory {
    var kept: TrainerMemory?
    if case .step(let step) = place { kept = memories.newest(through: step) }
    guard let saved = try options.recall?(place, kept?.step) else {
      guard let kept else { throw GoingBackError.nothingKept(place) }
      return memories.goBack(to: kept.step) ?? kept
    }
    guard saved.step <= trainer.stepCount else { throw GoingBackError.liesAhead(saved.step) }
    return try adopt(saved)
  }

  /// Makes a memory of a saved state, the newest there is; the trainer stays where it is.
  /// - Throws: `EngineError` where it does not fit.
  @discardableResult
  mutating func adopt(_ saved: TrainerState) throws -> TrainerMemory {
    let present = TrainerMemory(trainer)
    // One that does not fit leaves the trainer half filled.
    defer { present.restore(&trainer) }
    try trainer.goBack(to: saved)
    let memory = TrainerMemory(trainer)
    memories.adopt(memory)
    return memory
  }
}
