/// What a run is doing.
public enum RunState: Equatable, Sendable {
  /// Steps are being done.
  case running
  /// It waits for a command.
  case paused
  /// The goal is reached, or the run was told to stop.
  case finished
  /// Losses or gradients were not finite three times in a row at that step; nothing was applied.
  case diverged(step: Int)
}

/// What a run is to reach before it pauses.
public enum RunGoal: Equatable, Sendable {
  /// So many steps done.
  case step(Int)
  /// A moment, in seconds since 1970.
  case moment(Double)
  /// A Fréchet distance, without its floor, of at most so much.
  case frechet(Double)

  /// Whether it is reached with `step` steps done at `time`, and at the newest `scores` there are.
  func isReached(step: Int, time: Double, scores: Scores?) -> Bool {
    switch self {
    case .step(let goal): step >= goal
    case .moment(let moment): time >= moment
    case .frechet(let distance): scores?.frechet.map { $0 <= distance } ?? false
    }
  }
}
