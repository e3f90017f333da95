import Dispatch
import Synchronization

/// Trains on a queue of its own; the one type here that is used from several threads.
///
/// Commands are work items on the same serial queue as the steps, and each step enqueues the next:
/// pausing is not enqueuing, and a command takes effect at a step boundary, paused or not.
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
    let state = SessionState(trainer, totalSteps: totalSteps, options: options)
    latest = Mutex(state.snapshot)
    self.state = Mutex(state)
    self.observers = observers
  }

  /// The newest view of the run; never waits for a step.
  public var snapshot: Snapshot { latest.withLock { $0 } }

  /// Records how the run begins and, unless it is to start paused, begins.
  public func start(_ event: RunEvent.Kind, paused: Bool) {
    queue.async {
      self.state.withLock { state in
        self.record(event, &state)
        state.remember(always: true)
        state.prepareScoring()
        self.drawSamples(&state)
        self.drawSheet(&state)
        self.keepPage(&state, always: true)
        if paused { self.record(.pause, &state) }
        state.snapshot.progress.state = paused ? .paused : .running
        self.publish(&state)
      }
      self.enqueueStep()
    }
  }

  /// Puts a command behind the current step.
  public func send(_ command: Command, from origin: RunEvent.Origin = .person) {
    queue.async { self.perform(command, origin) }
  }

  /// Adds what happened outside the queue, such as a save that is on disk now; `step` is the step
  /// it is about, the present one unless given.
  public func note(
    _ event: RunEvent.Kind, step: Int? = nil, from origin: RunEvent.Origin = .program
  ) {
    queue.async {
      self.state.withLock { state in
        switch event {
        case .save, .saveFailed, .discard:
          state.snapshot.journal.pendingSaves = max(state.snapshot.journal.pendingSaves - 1, 0)
          state.noteSave(event)
        default: break
        }
        self.record(event, &state, step: step, origin)
        self.recordEndIfDue(&state)
        self.publish(&state)
      }
    }
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
      let wait = self.state.withLock { self.advance(&$0) ? $0.wait : nil }
      if let wait { self.enqueueStep(after: wait) }
    }
    // Commands do not have to wait as long.
    if seconds > 0 {
      queue.asyncAfter(deadline: .now() + seconds, execute: step)
    } else {
      queue.async(execute: step)
    }
  }

  private func advance(_ state: inout SessionState) -> Bool {
    guard state.wantsStep else {
      state.isStepping = false
      return false
    }
    state.isStepping = true
    if state.hasReachedGoal {
      guard !leaveWhatIsNotFinite(&state) else { return false }
      finish(&state, saving: true, .program)
      return false
    }
    state.step()
    if state.failures > 0 { record(.skip, &state) }
    state.showDoctor()
    if case .diverged = state.snapshot.progress.state { diverge(&state) }
    if state.endsBurst { pause(&state, .program) }
    if state.reachesGoal() { arrive(&state) }
    if state.autosaveIsDue { save(&state, .program) }
    score(&state)
    for alarm in state.newAlarms() { record(.alert(alarm.diagnosis, alarm.sentence), &state) }
    if let report = observers.step { report(state.snapshot) }
    if state.sheetIsDue { drawSheet(&state) }
    keepPage(&state)
    guard state.snapshot.progress.state != .finished else { return false }
    if state.samplesAreDue { drawSamples(&state) }
    if state.publishingIsDue { publish(&state) }
    return true
  }

  private func perform(_ command: Command, _ origin: RunEvent.Origin) {
    let resumes = state.withLock { state -> Bool in
      guard state.snapshot.progress.state != .finished || command.worksAtTheEnd else {
        return false
      }
      let wasStepping = state.isStepping
      apply(command, &state, origin)
      publish(&state)
      guard state.wantsStep, !wasStepping else { return false }
      state.isStepping = true
      return true
    }
    if resumes { enqueueStep() }
  }

  private func apply(
    _ command: Command, _ state: inout SessionState, _ origin: RunEvent.Origin
  ) {
    switch command {
    case .pause: pause(&state, origin)
    case .resume: resume(&state, origin)
    case .step(let count): if state.canStep { state.burst = max(count, 1) }
    case .set(let parameter, let value): set([parameter: value], &state, origin)
    case .setTogether(let values): set(values, &state, origin)
    case .newLatents:
      useLatents(state.trainer.counters.latentGeneration + 1, .newLatents, &state, origin)
    case .ownLatents: useLatents(0, .ownLatents, &state, origin)
    case .undo: undo(&state)
    case .drawSamples(let weights):
      state.view.weights = weights
      drawSamples(&state)
    case .scoreSamples(let isAsked): state.scoreSamples(isAsked)
    case .explore(let walk): state.explore(walk)
    case .inspect(let index):
      state.inspect(index)
      searchNeighbour(&state)
    case .save:
      // What the program saves at the end is to be gone on from.
      if origin == .program { leaveWhatIsNotFinite(&state) }
      save(&state, origin)
    case .saveAs(let name): save(&state, origin, name: name)
    case .adopt(let name): adopt(name, &state, origin)
    case .runUntil(let goal):
      state.snapshot.progress.goal = goal
      if goal != nil { resume(&state, origin) }
    case .slowDown(let rate): state.snapshot.progress.slowedTo = rate
    case .goTo(let place): go(to: place, &state, origin)
    case .rollback(let count, let halving):
      let memory = state.memories.goBack(count, from: state.trainer.stepCount)
      goBack(to: memory, halving, &state, origin)
    case .rollbackTo(let step, let halving):
      goBack(to: state.memories.goBack(to: step), halving, &state, origin)
    case .stop:
      leaveWhatIsNotFinite(&state)
      finish(&state, saving: false, origin)
    }
  }

  func pause(_ state: inout SessionState, _ origin: RunEvent.Origin) {
    state.burst = nil
    guard state.snapshot.progress.state == .running else { return }
    state.snapshot.progress.state = .paused
    record(.pause, &state, origin)
    publish(&state)
  }

  func resume(_ state: inout SessionState, _ origin: RunEvent.Origin) {
    guard state.snapshot.progress.state == .paused else { return }
    state.snapshot.progress.state = .running
    state.restartClock()
    record(.resume, &state, origin)
  }

  private func set(
    _ values: [Hyperparameter: Double], _ state: inout SessionState, _ origin: RunEvent.Origin
  ) {
    var new = state.trainer.hyperparameters
    for (parameter, value) in values { new[parameter] = value }
    guard let reason = change(to: new, &state, origin, UndoableChange.settings) else { return }
    for parameter in Hyperparameter.allCases where values[parameter] != nil {
      record(.refused(parameter, to: new[parameter], reason: reason), &state, origin)
    }
  }

  func goBack(
    to memory: TrainerMemory?, _ halving: Bool, _ state: inout SessionState,
    _ origin: RunEvent.Origin
  ) {
    let step = state.trainer.stepCount
    guard state.depart(to: memory, halvingRates: halving) != nil else {
      record(.rollbackFailed(reason: "no earlier state is in memory yet"), &state, origin)
      return
    }
    let target = state.trainer.stepCount
    record(.rollback(to: target, halvingRates: halving), &state, step: step, origin)
    drawSamples(&state)
  }

  /// Where weights are infinite or NaN, which losses need not be, training has diverged; false where
  /// they are not, or that is known.
  @discardableResult
  private func leaveWhatIsNotFinite(_ state: inout SessionState) -> Bool {
    guard state.canStep, !state.checkWeights() else { return false }
    state.snapshot.progress.state = .diverged(step: state.trainer.stepCount)
    diverge(&state)
    publish(&state)
    return true
  }

  private func diverge(_ state: inout SessionState) {
    record(.diverged, &state)
    for alarm in state.newAlarms() { record(.alert(alarm.diagnosis, alarm.sentence), &state) }
    let step = state.trainer.stepCount
    guard state.retreat() else { return }
    record(.rollback(to: state.trainer.stepCount, halvingRates: false), &state, step: step)
    drawSamples(&state)
  }

  private func score(_ state: inout SessionState) {
    guard let evaluation = state.scoreDigits() else { return }
    take(evaluation, &state)
    guard evaluation.endsRun else { return }
    record(.caution("the Fréchet distance has not become better for long: the run ends"), &state)
    finish(&state, saving: true, .program)
  }

  private func take(_ evaluation: SessionState.Evaluation, _ state: inout SessionState) {
    observers.scores?(evaluation.scores, evaluation.isFull)
    if evaluation.isBest { save(&state, .program, isBest: true) }
  }

  private func save(
    _ state: inout SessionState, _ origin: RunEvent.Origin, isBest: Bool = false,
    name: String? = nil
  ) {
    state.snapshot.journal.pendingSaves += 1
    state.markSaved()
    observers.record(state.event(.saving, origin))
    observers.save(
      state.trainer.copy(in: &state.room), SavePurpose(origin, isBest: isBest, name: name))
    drawSheet(&state)
  }

  private func finish(
    _ state: inout SessionState, saving: Bool, _ origin: RunEvent.Origin
  ) {
    guard state.snapshot.progress.state != .finished else { return }
    var saving = saving
    if state.hasReachedGoal, let evaluation = state.scoreLast() {
      take(evaluation, &state)
      if evaluation.isBest { saving = false }
    }
    let end: RunEvent.Kind = state.hasReachedGoal ? .finish : .stop
    if saving { save(&state, origin) } else { drawSheet(&state) }
    state.snapshot.progress.state = .finished
    state.end = (end, origin)
    recordEndIfDue(&state)
    drawSamples(&state)
    publish(&state)
    stopped.signal()
  }

  // The last line of a journal: after the outcome of the last save.
  private func recordEndIfDue(_ state: inout SessionState) {
    guard let (event, origin) = state.end, state.snapshot.journal.pendingSaves == 0 else { return }
    state.end = nil
    record(event, &state, origin)
  }

  func record(
    _ kind: RunEvent.Kind, _ state: inout SessionState, step: Int? = nil,
    _ origin: RunEvent.Origin = .program
  ) {
    observers.record(state.record(kind, step: step, origin))
  }

  func drawSamples(_ state: inout SessionState) {
    state.drawSamples()
    state.lookCloser()
    searchNeighbour(&state)
  }

  // Beside the training queue, since it looks at all training images.
  private func searchNeighbour(_ state: inout SessionState) {
    guard let inspection = state.nextSearch() else { return }
    searches.async { [data = state.trainer.data] in
      let found = data.nearest(to: inspection.image.image(0))
      self.queue.async {
        self.state.withLock { state in
          state.finishSearch(inspection, found)
          self.publish(&state)
          self.searchNeighbour(&state)
        }
      }
    }
  }

  private func drawSheet(_ state: inout SessionState) {
    guard let take = observers.sheet, let images = state.newSheet() else { return }
    take(images, state.trainer.stepCount)
  }

  private func keepPage(_ state: inout SessionState, always: Bool = false) {
    guard let page = state.newPage(always: always) else { return }
    observers.page?(page)
  }

  private func publish(_ state: inout SessionState) {
    state.markPublished()
    latest.withLock { $0 = state.snapshot }
  }
}
