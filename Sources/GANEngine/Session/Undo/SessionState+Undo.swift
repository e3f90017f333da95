extension SessionState {
  /// Takes back the newest change of a person.
  mutating func takeBack() {
    switch undo.pop() {
    case nil: record(.caution("there is no change to take back"), .undo)
    case .settings(let values):
      var new = trainer.hyperparameters
      for (parameter, value) in values { new[parameter] = value }
      if let reason = change(to: new, .undo, nil) {
        record(.caution("not taken back: \(reason)"), .undo)
      }
    case .latents(let generation): apply(.latents(generation), from: .undo)
    case .departure(let departure): comeBack(departure)
    }
  }

  // Returns to the state that was left with that departure.
  private mutating func comeBack(_ departure: Departure) {
    let step = trainer.stepCount
    guard departure.restore(&self) else {
      record(.rollbackFailed(reason: "the state that was left cannot be read"), .undo)
      return
    }
    settle()
    record(
      .comeBack(to: departure.step, from: departure.target, departure: departure.number),
      step: step, .undo)
    // On the way to a step, the way ends here.
    progress.goal = nil
    if departure.wasPaused { pause(.undo) }
    drawSamples()
  }

  /// Goes back as `goBack(to:halvingRates:)` does, and remembers the state that is left; false where
  /// there is no memory to go back to.
  mutating func depart(to memory: TrainerMemory?, halvingRates: Bool) -> Bool {
    guard memory != nil else { return false }
    let departure = Departure(self, number: undo.nextDeparture())
    guard goBack(to: memory, halvingRates: halvingRates) else { return false }
    departure.target = trainer.stepCount
    memories.stow(departure.memory)
    undo.push(
      .goingBack(from: departure.step, to: departure.target), .departure(departure),
      limit: TrainerMemories.limit(for: trainer))
    return true
  }
}
