import Dispatch
import Foundation
import GANEngine
import RunStore
import Synchronization

/// A run being prepared in the background, so that the screen is there at once.
final class Launch: Sendable {
  private let queue = DispatchQueue(label: "ganscope.launch", qos: .userInitiated)
  private let state: Mutex<State>
  private let first: Snapshot
  private let isPaused: Bool

  private struct State {
    /// Let go as soon as training starts.
    var plan: RunPlan?
    /// Whether the run is no longer wanted.
    var isLeft = false
    var run: LiveRun?
    var failure: (any Error)?
    /// Commands given before there was a session.
    var waiting: [Command] = []
  }

  /// A run that is prepared as soon as `begin` is called.
  init(_ plan: consuming RunPlan, paused: Bool) {
    var first = Snapshot()
    first.progress.state = paused ? .paused : .running
    first.progress.step = plan.resume?.state.step ?? 0
    first.progress.startTime = Date().timeIntervalSince1970
    first.settings.hyperparameters =
      plan.resume?.state.hyperparameters ?? plan.configuration.hyperparameters
    first.settings.configuration = plan.configuration
    self.first = first
    isPaused = paused
    state = Mutex(State(plan: plan))
  }

  /// Begins to prepare.
  func begin() { queue.async { self.prepare() } }

  /// Prepares no further, and returns when nothing is under way any more: with the run, where it has
  /// begun and is the caller's to end, or with nil, where nothing has been left on disk.
  func leave() -> LiveRun? {
    state.withLock { $0.isLeft = true }
    return queue.sync { state.withLock(\.run) }
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

  private func prepare() {
    guard let plan = state.withLock({ $0.plan.take() }) else { return }
    do {
      let run = try LiveRun.start(
        plan, samples: .init(sampleCount: LiveRun.sheetCount), paused: isPaused,
        isWanted: { !state.withLock(\.isLeft) })
      guard let run else { return }
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
