/// The state that a run was in when a person went back from it: all that goes on changing, what was
/// drawn so far included, so that from here the run goes on as if nobody had gone back.
final class Departure {
  /// Counted from 1 in the order in which the run's session was gone back from.
  let number: Int
  /// The step that was gone back to.
  var target: Int
  /// Whether the run stood still in that state.
  let wasPaused: Bool
  let memory: TrainerMemory
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
    wasPaused = state.progress.state == .paused
    memory = TrainerMemory(state.trainer)
    counters = state.trainer.counters
    history = state.measurements.history
    album = state.samples.album
    quality = state.quality
    learningRates = state.measurements.learningRates
  }

  /// Puts everything back; false, and nothing done, where its numbers are lost. What was done since is
  /// a ghost on the curves.
  func restore(_ state: inout SessionState) -> Bool {
    guard memory.restore(&state.trainer) else { return false }
    state.memories.comeBack(with: memory, from: target)
    state.trainer.counters = counters
    var tried = state.measurements.history
    let hasTried = tried.branch(at: target)
    state.measurements.history = history
    if hasTried { state.measurements.history.takeGhost(of: tried) }
    state.samples.album = album
    let latest = state.quality
    state.quality = quality
    state.quality.reason = latest.reason
    state.measurements.learningRates = learningRates
    return true
  }
}
