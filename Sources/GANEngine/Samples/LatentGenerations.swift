/// Which fixed latents drew the samples of each step, as a journal tells.
public struct LatentGenerations: Sendable {
  /// From behind which step on, in ascending order.
  private var marks: [(step: Int, generation: Int)] = []

  /// Follows `events`, the oldest first.
  public init(_ events: [RunEvent]) {
    for event in events.onPresentLine {
      switch event.kind {
      case .newLatents: mark(event.step, (marks.last?.generation ?? 0) + 1)
      case .ownLatents: mark(event.step, 0)
      case .latents(let generation): mark(event.step, generation)
      case .restore: marks.removeAll { $0.step > event.step }
      case .rollback(let step, _):
        let generation = marks.last?.generation ?? 0
        marks.removeAll { $0.step > step }
        mark(step, generation)
      case .start, .load, .set, .refused, .caution, .pause, .resume, .saving, .save, .saveFailed,
        .named, .discard, .skip, .diverged, .rollbackFailed, .comeBack, .alert, .finish, .stop:
        break
      }
    }
  }

  /// The latents of the samples at `step`, drawn before any that were asked for there.
  public func generation(at step: Int) -> Int {
    marks.last { $0.step < step }?.generation ?? 0
  }

  private mutating func mark(_ step: Int, _ generation: Int) {
    marks.removeAll { $0.step >= step }
    marks.append((step, generation))
  }
}
