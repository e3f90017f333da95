/// The state that a run was in when a person went back from it: all that goes on changing, what was
/// drawn so far included, so that from here the run goes on as if nobody had gone back.
final class Departure {
  /// Counted from 1 in the order in which the run's session was gone back from.
  let number: Int
  /// The step that was gone back to.
  fileprivate(set) var target: Int
  /// Whether the run stood still in that state.
  let wasPaused: Bool
  fileprivate let memory: TrainerMemory
  private let counters: TrainerCounters
  private let history: History
  private let album: SampleAlbum
  private let quality: QualityRecord
  private let learningRates: LearningRates

  /// The steps done in that state.
  var step: Int { memory.step }

  init(_ state: borrowing SessionState, number: Int) {
    self.number = number
    target = state.trainer.stepCount
    wasPaused = state.snapshot.progress.state == .paused
    memory = TrainerMemory(state.trainer)
    counters = state.trainer.counters
    history = state.snapshot.measurements.history
    album = state.snapshot.samples.album
    quality = state.snapshot.quality
    learningRates = state.snapshot.measurements.learningRates
  }

  /// Puts everything back; false, and nothing done, where its numbers are lost. What was done since is
  /// a ghost on the curves.
  fileprivate func restore(_ state: inout SessionState) -> Bool {
    guard memory.restore(&state.trainer) else { return false }
    state.memories.comeBack(with: memory, from: target)
    state.trainer.counters = counters
    var tried = state.snapshot.measurements.history
    let hasTried = tried.branch(at: target)
    state.snapshot.measurements.history = history
    if hasTried { state.snapshot.measurements.history.takeGhost(of: tried) }
    state.snapshot.samples.album = album
    let latest = state.snapshot.quality
    state.snapshot.quality = quality
    state.snapshot.quality.reason = latest.reason
    state.snapshot.measurements.learningRates = learningRates
    return true
  }
}

extension SessionState {
  /// Goes back as `goBack(to:halvingRates:)` does, and remembers the state that is left; nil where
  /// there is no memory to go back to.
  mutating func depart(to memory: TrainerMemory?, halvingRates: Bool) -> Departure? {
    guard memory != nil else { return nil }
    let departure = Departure(self, number: undo.nextDeparture())
    guard goBack(to: memory, halvingRates: halvingRates) else { return nil }
    departure.target = trainer.stepCount
    memories.stow(departure.memory)
    undo.push(
      .goingBack(from: departure.step, to: departure.target), .departure(departure),
      limit: TrainerMemories.limit(for: trainer))
    return departure
  }

  /// Returns to the state that was left with that departure; false where its numbers are lost.
  mutating func comeBack(_ departure: Departure) -> Bool {
    guard departure.restore(&self) else { return false }
    settle()
    return true
  }
}
