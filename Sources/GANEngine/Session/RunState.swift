/// What a run is doing.
public enum RunState: Equatable, Sendable {
  case running
  case paused
  /// The goal is reached, or the run was told to stop.
  case finished
  /// Losses or gradients were no numbers three times in a row at that step; nothing was applied.
  case diverged(step: Int)
}
