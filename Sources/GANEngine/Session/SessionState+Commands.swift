import Foundation

extension SessionState {
  /// Does what a command asks for. A journal's events are done again by the same function.
  mutating func apply(_ command: Command, from origin: RunEvent.Origin) {
    guard progress.state != .finished || command.worksAtTheEnd else { return }
    switch command {
    case .pause: pause(origin)
    case .resume: resume(origin)
    case .step(let count): if canStep { burst = max(count, 1) }
    case .set(let parameter, let value): set([parameter: value], origin)
    case .setTogether(let values): set(values, origin)
    case .newLatents: useLatents(trainer.counters.latentGeneration + 1, .newLatents, origin)
    case .ownLatents: useLatents(0, .ownLatents, origin)
    case .latents(let generation):
      useLatents(generation, .latents(generation: generation), origin)
    case .undo: takeBack()
    case .drawSamples(let weights):
      view.weights = weights
      drawSamples()
    case .scoreSamples(let isAsked): scoreSamples(isAsked)
    case .explore(let walk): explore(walk)
    case .inspect(let index): inspect(index)
    case .save:
      // What the program saves at the end is to be gone on from.
      if origin == .program { leaveWhatIsNotFinite() }
      save(origin)
    case .saveAs(let name): save(origin, name: name)
    case .adopt(let name): adopt(name, origin)
    case .runUntil(let goal):
      progress.goal = goal
      if goal != nil { resume(origin) }
    case .slowDown(let rate): progress.slowedTo = rate
    case .goTo(let place): go(to: place, origin)
    case .rollback(let count, let halving):
      goBack(to: memories.goBack(count, from: trainer.stepCount), halving, origin)
    case .rollbackTo(let step, let halving):
      goBack(to: memories.goBack(to: step), halving, origin)
    case .stop:
      leaveWhatIsNotFinite()
      finish(saving: false, origin)
    }
  }

  mutating func pause(_ origin: RunEvent.Origin) {
    burst = nil
    guard progress.state == .running else { return }
    progress.state = .paused
    record(.pause, origin)
  }

  private mutating func resume(_ origin: RunEvent.Origin) {
    guard progress.state == .paused else { return }
    progress.state = .running
    restartClock()
    record(.resume, origin)
  }

  /// Whether the run is where it was to go.
  var reachesGoal: Bool {
    progress.goal?.isReached(
      step: trainer.stepCount, time: Date().timeIntervalSince1970, scores: quality.latest) ?? false
  }

  /// Pauses where the run was to go.
  mutating func arrive() {
    progress.goal = nil
    pause(.program)
  }

  private mutating func set(_ values: [Hyperparameter: Double], _ origin: RunEvent.Origin) {
    var new = trainer.hyperparameters
    for (parameter, value) in values { new[parameter] = value }
    guard let reason = change(to: new, origin, UndoableChange.settings) else { return }
    for parameter in Hyperparameter.allCases where values[parameter] != nil {
      record(.refused(parameter, to: new[parameter], reason: reason), origin)
    }
  }

  // Takes over a preset's hyperparameters, all or none of them.
  private mutating func adopt(_ name: String, _ origin: RunEvent.Origin) {
    guard let preset = Preset.named(name) else {
      record(.caution("there is no preset \(name)"))
      return
    }
    let new = preset.configuration.hyperparameters
    if let reason = change(to: new, origin, { _ in .preset(name) }) {
      record(.caution("preset \(name) needs other networks: \(reason)"), origin)
    }
  }

  /// Takes over hyperparameters, all or none of them: the error that stands against them, nil where
  /// they are in force now. A replay asks nobody whether what was in force makes sense.
  mutating func change(
    to new: Hyperparameters, _ origin: RunEvent.Origin,
    _ name: (([Hyperparameter]) -> UndoableChange)?
  ) -> String? {
    let old = trainer.hyperparameters
    let changed = Hyperparameter.allCases.filter { old[$0] != new[$0] }
    guard !changed.isEmpty else { return nil }
    let news = options.isReplay ? [] : trainer.configuration.findings(new, butNot: old)
    if let error = news.first(where: { $0.severity == .error }) { return error.message }
    trainer.hyperparameters = new
    measurements.learningRates.note(new, after: trainer.stepCount)
    doctor.follow(trainer.loss)
    if let name, origin == .person, !options.isReplay {
      let before = Dictionary(uniqueKeysWithValues: changed.map { ($0, old[$0]) })
      undo.push(name(changed), .settings(before))
    }
    for parameter in changed {
      record(.set(parameter, from: old[parameter], to: new[parameter]), origin)
    }
    for warning in news { record(.caution(warning.message)) }
    return nil
  }

  // Draws the samples from other fixed latents.
  private mutating func useLatents(
    _ generation: Int, _ event: RunEvent.Kind, _ origin: RunEvent.Origin
  ) {
    let before = trainer.counters.latentGeneration
    if origin == .person, before != generation, !options.isReplay {
      undo.push(.latents, .latents(generation: before))
    }
    trainer.counters.latentGeneration = generation
    drawSamples()
    record(event, origin)
  }
}
