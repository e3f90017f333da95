/// Does a run again, event by event, without a queue or a clock.
///
/// The same configuration, events and thread count on the same kind of machine give the same bits:
/// all randomness is a function of the seed and of how much was drawn before.
public struct Replay: ~Copyable {
  /// What the run did and its replay did not.
  public enum Deviation: Error, Equatable, Sendable {
    /// A step was not finite where the run had gone on.
    case diverged(step: Int)
    /// A step was not finite in the run and went well now.
    case didNotDiverge(step: Int)
    /// The run had gone back to a step that is not in memory now.
    case noMemory(step: Int)
    /// An event lies before the step that has been reached.
    case pastEvent(step: Int)
  }

  private var state: SessionState

  /// Begins where `trainer` stands, whose step is the first that events may have.
  public init(_ trainer: consuming Trainer) {
    var options = SessionOptions()
    options.isReplay = true
    state = SessionState(trainer, totalSteps: nil, options: options)
    state.remember(always: true)
  }

  /// Steps done.
  public var step: Int { state.trainer.stepCount }

  /// A copy of everything as it is now.
  public var trainerState: TrainerState { state.trainer.state() }

  /// Does one step.
  /// - Throws: `Deviation.diverged`.
  public mutating func advance() throws {
    state.step()
    guard state.failures == 0 else { throw Deviation.diverged(step: step + 1) }
  }

  /// Makes an event happen again; one that changed nothing is passed over. All steps up to it have
  /// been done. `saved` is the state of the step that it goes back to, where one was saved.
  /// - Throws: `Deviation`, and `EngineError` where the saved state does not fit.
  public mutating func apply(_ event: RunEvent, saved: TrainerState? = nil) throws {
    guard event.step == step else { throw Deviation.pastEvent(step: event.step) }
    if event.kind == .skip {
      state.step()
      guard state.failures > 0 else { throw Deviation.didNotDiverge(step: step) }
      return
    }
    guard let command = event.command else { return }
    if case .rollbackTo(let step, _) = command, !state.memories.steps.contains(step), let saved {
      try state.adopt(saved)
    }
    state.apply(command, from: event.origin)
    let cameOfIt = state.takeReports()
    if let target = event.kind.stepReached, !cameOfIt.contains(where: { $0.tells(of: event.kind) })
    {
      throw Deviation.noMemory(step: target)
    }
  }
}

extension Replay.Deviation: CustomStringConvertible {
  /// What differs from the run, and where.
  public var description: String {
    switch self {
    case .diverged(let step): "step \(step) was not finite, and had gone well in the run"
    case .didNotDiverge(let step): "step \(step) went well, and had not been finite in the run"
    case .noMemory(let step): "the run went back to step \(step), which is not in memory"
    case .pastEvent(let step): "the journal has an event at step \(step) out of its order"
    }
  }
}

extension SessionReport {
  fileprivate func tells(of kind: RunEvent.Kind) -> Bool {
    if case .event(let event) = self { event.kind == kind } else { false }
  }
}
