import Dispatch
import Synchronization

/// Trains on a queue of its own; the one type here that is used from several threads.
///
/// Commands are work items on the same serial queue as the steps, and each step enqueues the next:
/// pausing is not enqueuing, and a command takes effect at a step boundary, paused or not. What steps
/// and commands do is `SessionState`'s.
public final class TrainingSession: Sendable {
  private let queue = DispatchQueue(label: "ganscope.training", qos: .userInitiated)
  private let searches = DispatchQueue(label: "ganscope.searches", qos: .utility)
  private let stopped = DispatchSemaphore(value: 0)
  private let state: Mutex<SessionState>
  private let latest: Mutex<Snapshot>
  private let observers: SessionObservers

  /// A session that trains as soon as `start` is called.
  /// `totalSteps` is the step at which the run ends, steps before a restore included.
  public init(
    _ trainer: consuming sending Trainer, totalSteps: Int?, options: SessionOptions = .init(),
    observers: SessionObservers
  ) {
    let state = SessionState(
      trainer, totalSteps: totalSteps, options: options, tellsSteps: observers.step != nil)
    latest = Mutex(state.snapshot)
    self.state = Mutex(state)
    self.observers = observers
  }

  /// The newest view of the run; never waits for a step.
  public var snapshot: Snapshot { latest.withLock { $0 } }

  /// Records how the run begins and, unless it is to start paused, begins.
  public func start(_ event: RunEvent.Kind, paused: Bool) {
    queue.async {
      self.work { $0.start(event, paused: paused) }
      self.enqueueStep()
    }
  }

  /// Puts a command behind the current step and returns at once; `origin` is whom the journal
  /// names.
  public func send(_ command: Command, from origin: RunEvent.Origin = .person) {
    queue.async {
      let resumes = self.work { state in
        state.apply(command, from: origin)
        guard state.wantsStep, !state.isStepping else { return false }
        state.isStepping = true
        return true
      }
      if resumes { self.enqueueStep() }
    }
  }

  /// Adds what happened outside the queue, such as a save that is on disk now; `step` is the step
  /// it is about, the present one unless given.
  public func note(
    _ event: RunEvent.Kind, step: Int? = nil, from origin: RunEvent.Origin = .program
  ) {
    queue.async { self.work { $0.note(event, step: step, origin) } }
  }

  /// Returns once the run has ended and its last state was handed to the observers.
  public func waitUntilStopped() {
    stopped.wait()
    stopped.signal()
  }

  /// Returns once everything asked of the session so far is done.
  public func settle() {
    searches.sync {}
    queue.sync { state.withLock { $0.memories.settle() } }
  }

  private func enqueueStep(after seconds: Double = 0) {
    let step: @Sendable () -> Void = {
      let wait = self.work(isStep: true) { state in
        state.advance()
        return state.isStepping ? state.wait : nil
      }
      if let wait { self.enqueueStep(after: wait) }
    }
    // Commands do not have to wait as long.
    if seconds > 0 {
      queue.asyncAfter(deadline: .now() + seconds, execute: step)
    } else {
      queue.async(execute: step)
    }
  }

  // Every access from the queue: what came of it is handed on in order, and shown where that is due.
  private func work<Result: Sendable>(
    isStep: Bool = false, _ body: (inout SessionState) -> Result
  ) -> Result {
    let (result, hasStopped, search) = state.withLock { state in
      let wasFinished = state.progress.state == .finished
      let result = body(&state)
      for report in state.takeReports() { observers.take(report) }
      if !isStep || state.publishingIsDue {
        let snapshot = state.publish()
        latest.withLock { $0 = snapshot }
      }
      return (result, !wasFinished && state.progress.state == .finished, state.nextSearch())
    }
    if let search { searchNeighbour(search) }
    if hasStopped { stopped.signal() }
    return result
  }

  // Beside the training queue, since it looks at all training images.
  private func searchNeighbour(_ search: NeighbourSearch) {
    searches.async {
      let found = search.data.nearest(to: search.inspection.image.image(0))
      self.queue.async { self.work { $0.finishSearch(search.inspection, found) } }
    }
  }
}
