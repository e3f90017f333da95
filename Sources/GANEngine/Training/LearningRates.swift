/// The learning rates in the course of a run, with the schedule's part in them.
public struct LearningRates: Sendable {
  private struct Stretch: Sendable {
    /// Steps done before the first one of it.
    var start: Int
    let generator: Double
    let discriminator: Double
    let schedule: LearningRateSchedule

    init(_ settings: Hyperparameters, start: Int) {
      self.start = start
      generator = settings[.generatorLearningRate]
      discriminator = settings[.discriminatorLearningRate]
      schedule = settings.rateSchedule
    }
  }

  private static let limit = 512
  private var stretches: [Stretch] = []

  /// Nothing known.
  init() {}

  /// What was in force up to `step` in a run that has `present` now: its events tell what there was
  /// before, oldest first.
  init(_ present: Hyperparameters, at step: Int, after events: [RunEvent]) {
    var settings = present
    var limit = step
    var found = [Stretch(settings, start: 0)]
    for event in events.onPresentLine.reversed() where event.step <= limit || event.isRollback {
      switch event.kind {
      case .set(let parameter, let from, _):
        found[found.count - 1].start = event.step
        settings[parameter] = from
        found.append(Stretch(settings, start: 0))
      case .rollback(let target, let halves) where target <= limit:
        // What was set behind the target was taken back with it.
        limit = target - 1
        guard halves else { continue }
        found[found.count - 1].start = target
        for rate in Self.parameters { settings[rate] *= 2 }
        found.append(Stretch(settings, start: 0))
      case .restore: limit = min(limit, event.step)
      case .start, .load, .refused, .caution, .pause, .resume, .newLatents, .ownLatents,
        .latents, .saving, .save, .saveFailed, .named, .discard, .skip, .diverged, .rollback,
        .rollbackFailed, .comeBack, .alert, .finish, .stop:
        break
      }
    }
    for stretch in found.reversed() { add(stretch) }
  }

  private static let parameters: [Hyperparameter] = [
    .generatorLearningRate, .discriminatorLearningRate,
  ]

  /// Notes what is in force after `step` steps; what was noted for later ones is forgotten.
  mutating func note(_ settings: Hyperparameters, after step: Int) {
    add(Stretch(settings, start: step))
  }

  private mutating func add(_ stretch: Stretch) {
    while let last = stretches.last, last.start >= stretch.start { stretches.removeLast() }
    stretches.append(stretch)
    guard stretches.count > Self.limit else { return }
    let half = stretches.count / 2
    stretches =
      stretches[..<half].enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      + stretches[half...]
  }

  /// The rates that step `step` is done with, counted from 1; nil where nothing is known.
  public func rates(at step: Int) -> (generator: Double, discriminator: Double)? {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].start < step { low = middle + 1 } else { high = middle }
    }
    guard let stretch = stretches[..<low].last ?? stretches.first else { return nil }
    let factor = stretch.schedule.factor(at: max(step - 1, 0))
    return (stretch.generator * factor, stretch.discriminator * factor)
  }
}

extension RunEvent {
  fileprivate var isRollback: Bool {
    if case .rollback = kind { true } else { false }
  }
}
