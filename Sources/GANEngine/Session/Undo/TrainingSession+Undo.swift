extension TrainingSession {
  /// Takes over hyperparameters, all or none of them: the error that stands against them, nil where
  /// they are in force now.
  func change(
    to new: Hyperparameters, _ state: inout SessionState, _ origin: RunEvent.Origin,
    _ name: (([Hyperparameter]) -> UndoableChange)?
  ) -> String? {
    let old = state.trainer.hyperparameters
    let changed = Hyperparameter.allCases.filter { old[$0] != new[$0] }
    guard !changed.isEmpty else { return nil }
    let news = state.trainer.configuration.findings(new, butNot: old)
    if let error = news.first(where: { $0.severity == .error }) { return error.message }
    state.take(new)
    if let name, origin == .person {
      let before = Dictionary(uniqueKeysWithValues: changed.map { ($0, old[$0]) })
      state.undo.push(name(changed), .settings(before))
    }
    for parameter in changed {
      record(.set(parameter, from: old[parameter], to: new[parameter]), &state, origin)
    }
    for warning in news { record(.caution(warning.message), &state) }
    return nil
  }

  /// Draws the samples from other fixed latents.
  func useLatents(
    _ generation: Int, _ event: RunEvent.Kind, _ state: inout SessionState,
    _ origin: RunEvent.Origin
  ) {
    let before = state.trainer.counters.latentGeneration
    if origin == .person, before != generation {
      state.undo.push(.latents, .latents(generation: before))
    }
    state.trainer.counters.latentGeneration = generation
    drawSamples(&state)
    record(event, &state, origin)
  }

  /// Takes back the newest change of a person.
  func undo(_ state: inout SessionState) {
    switch state.undo.pop() {
    case nil: record(.caution("there is no change to take back"), &state, .undo)
    case .settings(let values):
      var new = state.trainer.hyperparameters
      for (parameter, value) in values { new[parameter] = value }
      if let reason = change(to: new, &state, .undo, nil) {
        record(.caution("not taken back: \(reason)"), &state, .undo)
      }
    case .latents(let generation):
      useLatents(generation, .latents(generation: generation), &state, .undo)
    case .departure(let departure):
      let step = state.trainer.stepCount
      guard state.comeBack(departure) else {
        record(.rollbackFailed(reason: "the state that was left cannot be read"), &state, .undo)
        return
      }
      record(
        .comeBack(to: departure.step, from: departure.target, departure: departure.number), &state,
        step: step, .undo)
      // On the way to a step, the way ends here.
      state.snapshot.progress.goal = nil
      if departure.wasPaused { pause(&state, .undo) }
      drawSamples(&state)
    }
  }
}
