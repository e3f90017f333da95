import Foundation

extension SessionState {
  /// Whether the run is where it was to go.
  func reachesGoal() -> Bool {
    guard let goal = snapshot.progress.goal else { return false }
    return goal.isReached(
      step: trainer.stepCount, time: Date().timeIntervalSince1970,
      scores: snapshot.quality.latest)
  }

  /// Seconds to wait before the next step.
  var wait: Double {
    guard let rate = snapshot.progress.slowedTo, rate > 0, snapshot.progress.state == .running
    else { return 0 }
    return min(1 / rate, 60)
  }

  /// Plays on with these hyperparameters.
  mutating func take(_ new: Hyperparameters) {
    trainer.hyperparameters = new
    snapshot.settings.hyperparameters = new
    snapshot.measurements.learningRates.note(new, after: trainer.stepCount)
    tellDoctor()
  }

  /// The newest state at or before a step, or the one of a name. It lies not after the present one.
  /// - Throws: `GoingBackError`, and what reading a saved state throws.
  mutating func memory(of place: StatePlace) throws -> TrainerMemory {
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
