extension SessionState {
  /// Takes up scoring, where that was asked for.
  mutating func prepareScoring() {
    guard let asked = options.scoring else { return }
    do {
      scoring = try Scoring(asked, trainer)
    } catch {
      quality.reason = "\(error)"
    }
  }

  /// Scores a slice of digits, or all of them at an epoch's end.
  mutating func score() {
    guard let scoring else { return }
    scoring.lookForCopies()
    if endsEpoch {
      scoreInFull(isLast: hasReachedGoal)
    } else {
      if scoring.isDue(at: trainer.stepCount) { scoring.begin(trainer) }
      if let scores = attempt("the digits could not be scored", { _ in try scoring.advance() }) {
        take(scores, isFull: false)
      }
    }
    guard endsEpoch, setbacks >= options.scoring?.patience ?? .max else { return }
    record(.caution("the Fréchet distance has not become better for long: the run ends"))
    finish(saving: true, .program)
  }

  /// Scores the weights that a run ends with, unless that was done; whether they are the best so far,
  /// and saved as that.
  mutating func scoreLast() -> Bool {
    scoring?.fullStep == trainer.stepCount ? false : scoreInFull(isLast: true)
  }

  // Scores as many digits as at an epoch's end. `isLast`: at the run's end.
  @discardableResult
  private mutating func scoreInFull(isLast: Bool) -> Bool {
    guard let scoring else { return false }
    let scores = attempt("the digits could not be scored") {
      try scoring.all($0.trainer, isLast: isLast)
    }
    return scores.map { take($0, isFull: true) } ?? false
  }

  // Whether they are the best so far, which are saved.
  @discardableResult
  private mutating func take(_ scores: Scores?, isFull: Bool) -> Bool {
    guard let scores else { return false }
    let step = scores.step ?? trainer.stepCount
    let isBest = quality.add(scores, step: step, isFull: isFull)
    doctor.observe(scores, step: step)
    if isFull { setbacks = isBest ? 0 : setbacks + 1 }
    reports.append(.scores(scores, isFull: isFull))
    if isBest { save(.program, isBest: true) }
    return isBest
  }
}
