extension TrainingSession {
  /// Pauses where the run was to go.
  func arrive(_ state: inout SessionState) {
    state.snapshot.progress.goal = nil
    pause(&state, .program)
  }

  /// Takes over a preset's hyperparameters, all or none of them.
  func adopt(_ name: String, _ state: inout SessionState, _ origin: RunEvent.Origin) {
    guard let preset = Preset.named(name) else {
      record(.caution("there is no preset \(name)"), &state)
      return
    }
    let new = preset.configuration.hyperparameters
    if let reason = change(to: new, &state, origin, { _ in .preset(name) }) {
      record(.caution("preset \(name) needs other networks: \(reason)"), &state, origin)
    }
  }

  /// Goes to a state, on the way that is left behind it where that is necessary, and pauses there.
  func go(to place: StatePlace, _ state: inout SessionState, _ origin: RunEvent.Origin) {
    if case .step(let step) = place, step > state.trainer.stepCount {
      state.snapshot.progress.goal = .step(step)
      resume(&state, origin)
      return
    }
    do {
      let memory = try state.memory(of: place)
      goBack(to: memory, false, &state, origin)
    } catch {
      record(.rollbackFailed(reason: "\(error)"), &state, origin)
      return
    }
    if case .step(let step) = place, step > state.trainer.stepCount {
      state.snapshot.progress.goal = .step(step)
      resume(&state, origin)
    } else {
      state.snapshot.progress.goal = nil
      pause(&state, origin)
    }
  }
}
