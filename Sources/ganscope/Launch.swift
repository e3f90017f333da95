import Dispatch
import Foundation
import GANEngine
import RunStore
import Synchronization

/// A run being prepared in the background, so that the screen is there at once.
final class Launch: Sendable {
  private let state: Mutex<State>
  private let first: Snapshot

  private struct State {
    var run: LiveRun?
    var failure: (any Error)?
    /// Commands given before there was a session.
    var waiting: [Command] = []
  }

  /// Begins to prepare; `plan` is let go as soon as training starts.
  init(_ plan: consuming RunPlan, paused: Bool) {
    var first = Snapshot()
    first.state = paused ? .paused : .running
    first.step = plan.resume?.state.step ?? 0
    first.startTime = Date().timeIntervalSince1970
    first.hyperparameters =
      plan.resume?.state.hyperparameters ?? plan.configuration.hyperparameters
    first.configuration = plan.configuration
    self.first = first
    state = Mutex(State())
    DispatchQueue.global(qos: .userInitiated).async { [plan] in self.prepare(plan, paused) }
  }

  /// What is running; nil while it is being prepared. Throws why that failed.
  var run: LiveRun? {
    get throws {
      try state.withLock { state in
        if let failure = state.failure { throw failure }
        return state.run
      }
    }
  }

  /// The newest view of the run, or of what it is going to be.
  var snapshot: Snapshot { state.withLock { $0.run }?.session.snapshot ?? first }

  /// Hands on a command, now or as soon as there is a session.
  func send(_ command: Command) {
    state.withLock { state in
      if let run = state.run { run.session.send(command) } else { state.waiting.append(command) }
    }
  }

  private func prepare(_ plan: RunPlan, _ paused: Bool) {
    do {
      let run = try LiveRun.start(
        plan, samples: .init(sampleCount: LiveRun.sheetCount), paused: paused)
      state.withLock { state in
        for command in state.waiting { run.session.send(command) }
        state.waiting = []
        state.run = run
      }
    } catch {
      state.withLock { $0.failure = error }
    }
  }
}
