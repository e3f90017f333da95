import Foundation
public import GANEngine

/// Does a run again by its description and journal, and compares the weights with those recorded.
public struct RunReplay: Sendable {
  /// How it went.
  public struct Outcome: Sendable {
    /// The state that was to be reached.
    public let goal: ReplayPlan.Capture
    /// SHA-256 of the weights that were reached.
    public let weights: String
    /// Recorded states on the way, the goal included.
    public let checked: Int
    /// Those of them that were reached bit by bit.
    public let agreed: Int
    /// The first state that was not; nil where all were.
    public let firstDifference: ReplayPlan.Capture?
    /// The largest difference of a weight in each network; nil where the checkpoint is gone.
    public let differences: [WeightDifference]?

    /// Whether all bits of the goal are the same.
    public var isIdentical: Bool { weights == goal.weights }
  }

  private let run: RunDirectory
  private let plan: ReplayPlan
  private let configuration: Configuration

  /// `threads` in place of those of the run; nil keeps them.
  public init(
    _ run: RunDirectory, plan: ReplayPlan, configuration: Configuration, threads: Int? = nil
  ) {
    self.run = run
    self.plan = plan
    var configuration = configuration
    configuration.threads = threads ?? configuration.threads
    self.configuration = configuration
    self.threads = threads
  }

  private let threads: Int?

  /// Steps to do in all, those that were gone back from included.
  public var totalSteps: Int { plan.sessions.reduce(0) { $0 + $1.stepCount } }

  /// Trains on `data`; `progress` is told the steps done, after each.
  /// - Throws: `Replay.Deviation`, `EngineError`, and what reading a checkpoint throws.
  public func outcome(on data: ImageDataset, progress: (Int) -> Void) throws -> Outcome {
    var state: TrainerState?
    var course = Course()
    for session in plan.sessions {
      state = try follow(session, from: state, on: data, &course, progress)
    }
    let weights = state?.weightsFingerprint ?? ""
    return Outcome(
      goal: plan.goal, weights: weights, checked: course.checked, agreed: course.agreed,
      firstDifference: course.firstDifference, differences: differences(of: state))
  }

  /// The steps that the run goes back to.
  private var targets: Set<Int> {
    Set(plan.sessions.flatMap(\.events).compactMap(\.rollbackTarget))
  }

  private struct Course {
    var steps = 0
    var checked = 0
    var agreed = 0
    var firstDifference: ReplayPlan.Capture?
    /// Saved states of steps that the run goes back to, the newest of each.
    var saved: [Int: TrainerState] = [:]

    func saved(for event: RunEvent) -> TrainerState? {
      guard let target = event.rollbackTarget else { return nil }
      return saved[target]
    }

    mutating func compare(_ capture: ReplayPlan.Capture, with state: TrainerState) {
      guard !capture.weights.isEmpty else { return }
      checked += 1
      if capture.weights == state.weightsFingerprint {
        agreed += 1
      } else if firstDifference == nil {
        firstDifference = capture
      }
    }
  }

  private func follow(
    _ session: ReplayPlan.Session, from state: TrainerState?, on data: ImageDataset,
    _ course: inout Course, _ progress: (Int) -> Void
  ) throws -> TrainerState {
    var replay = Replay(try trainer(session, from: state, on: data))
    let targets = targets
    var done = 0
    var reached = replay.trainerState
    for capture in session.captures {
      for event in session.events[done..<capture.position] {
        try advance(&replay, to: event.step, &course, progress)
        let saved = course.saved(for: event)
        try replay.apply(event, saved: saved)
      }
      done = capture.position
      try advance(&replay, to: capture.step, &course, progress)
      reached = replay.trainerState
      course.compare(capture, with: reached)
      if targets.contains(capture.step) { course.saved[capture.step] = reached }
    }
    return reached
  }

  private func advance(
    _ replay: inout Replay, to step: Int, _ course: inout Course, _ progress: (Int) -> Void
  ) throws {
    while replay.step < step {
      try replay.advance()
      course.steps += 1
      progress(course.steps)
    }
  }

  private func trainer(
    _ session: ReplayPlan.Session, from state: TrainerState?, on data: ImageDataset
  ) throws -> Trainer {
    var configuration = configuration
    configuration.precision = session.precision ?? configuration.precision
    if threads == nil { configuration.threads = session.threads ?? configuration.threads }
    var trainer = try Trainer(configuration, data: data)
    switch session.origin {
    case .configuration: break
    case .weights(let path): try trainer.load(weights: try SafeTensors(contentsOf: path).tensors)
    case .checkpoint(let path): try trainer.restore(try Checkpoint.read(found(path)))
    case .session: if let state { try trainer.restore(state) }
    }
    return trainer
  }

  /// Where a checkpoint lies now: a run's folder may have been moved since.
  private func found(_ path: String) -> String {
    let inside = "\(run.checkpointsPath)/\(RecordedSession.name(path))"
    return FileManager.default.fileExists(atPath: inside) ? inside : path
  }

  private func differences(of state: TrainerState?) -> [WeightDifference]? {
    guard let state, let path = plan.goal.path, let original = try? Checkpoint.read(found(path))
    else { return nil }
    return WeightDifference.all(between: original, and: state)
  }
}

extension ReplayPlan.Session {
  /// Steps to do: from where it begins through every going back to its last capture.
  var stepCount: Int {
    var (count, step) = (0, firstStep)
    for event in events {
      count += event.step - step
      step = event.stepAfterwards
    }
    return count + max((captures.last?.step ?? step) - step, 0)
  }
}

extension RunEvent {
  /// The step it went back to; nil where it did not.
  fileprivate var rollbackTarget: Int? {
    if case .rollback(let target, _) = kind { target } else { nil }
  }

  /// Steps done when it has happened.
  fileprivate var stepAfterwards: Int {
    if case .comeBack(let target, _, _) = kind { target } else { rollbackTarget ?? step }
  }
}
