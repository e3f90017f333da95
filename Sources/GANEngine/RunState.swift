/// What a run is doing.
public enum RunState: Equatable, Sendable {
  case running
  case paused
  /// The goal is reached, or the run was told to stop.
  case finished
  /// A loss stopped being a number at that step; the update was not applied.
  case diverged(step: Int)
}
