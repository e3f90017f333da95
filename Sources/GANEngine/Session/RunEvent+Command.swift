extension RunEvent {
  /// The command that does it again; nil where it changed nothing that training depends on.
  var command: Command? {
    switch kind {
    case .set(let parameter, _, let value): .set(parameter, to: value)
    case .newLatents: .newLatents
    case .ownLatents: .ownLatents
    case .latents(let generation): .latents(generation)
    case .rollback(let step, let halving): .rollbackTo(step: step, halvingRates: halving)
    case .comeBack: .undo
    case .start, .restore, .load, .refused, .caution, .pause, .resume, .saving, .save, .saveFailed,
      .named, .discard, .skip, .diverged, .rollbackFailed, .alert, .finish, .stop:
      nil
    }
  }
}

extension RunEvent.Kind {
  /// The step that one went or came back to; nil for what happens where the run is.
  public var stepReached: Int? {
    if case .rollback(let step, _) = self { return step }
    if case .comeBack(let step, _, _) = self { return step }
    return nil
  }
}
