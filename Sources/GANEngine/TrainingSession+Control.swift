extension TrainingSession {
  /// Pauses where the run was to go.
  func arrive(_ state: inout SessionState) {
    state.snapshot.goal = nil
    pause(&state, .program)
  }

  /// Takes over a preset's hyperparameters, all or none of them.
  func adopt(_ name: String, _ state: inout SessionState, _ origin: RunEvent.Origin) {
    guard let preset = Preset.named(name) else {
      record(.caution("there is no preset \(name)"), &state)
      return
    }
    let old = state.trainer.hyperparameters
    let new = preset.configuration.hyperparameters
    let news = state.trainer.configuration.findings(new, butNot: old)
    if let error = news.first(where: { $0.severity == .error }) {
      record(.caution("preset \(name) needs other networks: \(error.message)"), &state)
      return
    }
    let changes = Hyperparameter.allCases.filter { old[$0] != new[$0] }
    state.take(new)
    for parameter in changes {
      record(.set(parameter, from: old[parameter], to: new[parameter]), &state, origin)
    }
    for warning in news { record(.caution(warning.message), &state) }
  }

  /// Goes to a state, on the way that is left behind it where that is necessary, and pauses there.
  func go(to place: StatePlace, _ state: inout SessionState, _ origin: RunEvent.Origin) {
    if case .step(let step) = place, step > state.trainer.stepCount {
      state.snapshot.goal = .step(step)
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
      state.snapshot.goal = .step(step)
      resume(&state, origin)
    } else {
      state.snapshot.goal = nil
      pause(&state, origin)
    }
  }
}
