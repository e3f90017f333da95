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
