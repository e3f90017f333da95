import Foundation
import GANEngine
import RunStore

/// A session, its run folder and the one who writes into it.
struct LiveRun: Sendable {
  let session: TrainingSession
  let recorder: RunRecorder
  /// Images trained on.
  let imageCount: Int

  /// Reads the data, plans the networks, makes the run folder and starts to train; nil, and nothing
  /// on disk, where `isWanted`, which is asked between the stages, says that it is in vain. Throws
  /// `ReachedGoal` where all steps are done already, unless one `staysAtGoal` to look at what is there.
  static func start(
    _ plan: RunPlan, samples: SessionOptions, paused: Bool, staysAtGoal: Bool = true,
    step: (@Sendable (Snapshot) -> Void)? = nil, isWanted: () -> Bool = { true }
  ) throws -> LiveRun? {
    do {
      return try begin(plan, samples, paused, staysAtGoal, step, isWanted)
    } catch let error as EngineError {
      throw Failure("\(plan.corpus.name): \(error)")
    }
  }

  private static func begin(
    _ plan: RunPlan, _ samples: SessionOptions, _ paused: Bool, _ staysAtGoal: Bool,
    _ step: (@Sendable (Snapshot) -> Void)?, _ isWanted: () -> Bool
  ) throws -> LiveRun? {
    guard isWanted() else { return nil }
    let data = try plan.corpus.training()
    guard isWanted() else { return nil }
    var trainer = try Trainer(plan.configuration, data: data)
    try plan.prepare(&trainer)
    let total = plan.totalSteps(stepsPerEpoch: trainer.stepsPerEpoch)
    if let reached = plan.reached(total), !staysAtGoal { throw reached }
    guard isWanted() else { return nil }
    let scorer = try Scorer(plan, data)
    // From here on it takes a moment, and a run whose folder is there is ended in good order.
    guard isWanted() else { return nil }
    let now = Date().timeIntervalSince1970
    let directory = try plan.openDirectory(at: now)
    let recorder = try recorder(plan, data, in: directory, at: now)
    var options = samples
    options.autosaveInterval = plan.discards ? nil : plan.autosaveInterval
    options.sheetCount = Self.sheetCount
    options.scoring = scorer.options
    options.unscoredReason = scorer.reason
    options.memoryFolder = directory.path
    options.recall = { try directory.state(at: $0, after: $1) }
    var warnings = plan.warnings
    if let reached = plan.reached(total) { warnings.append(reached.description) }
    if let resume = plan.resume { options.takePast(of: resume, warnings: &warnings) }
    let session = TrainingSession(
      trainer, totalSteps: total, options: options, observers: recorder.observers(step: step))
    recorder.reportSaves(to: session)
    for stream in [StandardStream.output, .error] {
      stream.onLoss { [weak session] in session?.note(.caution($0)) }
    }
    let beginning: RunEvent.Kind =
      plan.resume.map {
        .restore(
          checkpoint: $0.checkpoint, precision: plan.configuration.precision,
          threads: plan.configuration.threads)
      }
      ?? .start(preset: plan.configuration.preset, seed: plan.configuration.seed)
    session.start(beginning, paused: paused)
    if let weights = plan.weights { session.note(.load(weights: weights.path), from: .commandLine) }
    for warning in warnings { session.note(.caution(warning), from: .commandLine) }
    for change in plan.changes {
      session.send(.set(change.parameter, to: change.value), from: .commandLine)
    }
    return LiveRun(session: session, recorder: recorder, imageCount: data.count)
  }

  private static func recorder(
    _ plan: RunPlan, _ data: ImageDataset, in directory: RunDirectory, at now: Double
  ) throws -> RunRecorder {
    do {
      return try RunRecorder(
        directory, description(plan, data, in: directory, at: now), keeping: plan.keptCheckpoints,
        discarding: plan.discards, alerting: plan.alertCommand.map(AlertCommand.init),
        resumedAt: plan.resumedStep, at: now)
    } catch {
      if !(error is RunLock.Held) { directory.removeUnbegun() }
      throw error
    }
  }

  /// Ends the run after the step it is in and returns when all is on disk: the last state, or
  /// without `saving` only the journal.
  func finish(saving: Bool) {
    if !saving { recorder.discard() }
    if session.snapshot.progress.state != .finished { session.send(.save, from: .program) }
    session.send(.stop, from: .program)
    settle()
  }

  /// Returns when a run that has ended has everything on disk.
  func settle() {
    session.waitUntilStopped()
    recorder.waitForSaves()
    session.settle()
  }

  // A run that is resumed keeps the description of its beginning.
  private static func description(
    _ plan: RunPlan, _ data: ImageDataset, in directory: RunDirectory, at time: Double
  ) -> RunDescription {
    if let known = try? RunDescription(contentsOf: directory.descriptionPath) { return known }
    return RunDescription(
      configuration: plan.configuration, precisionInForce: plan.configuration.precision,
      data: data.name, dataFingerprint: data.fingerprint, version: Version.text,
      commandLine: CommandLine.arguments, startTime: time)
  }

  /// Images on a sheet: eight of each digit, where the generator is told which.
  static let sheetCount = 80
}

extension SessionOptions {
  /// Earlier measurements and events of the run that a checkpoint belongs to.
  fileprivate mutating func takePast(of resume: ResumePoint, warnings: inout [String]) {
    guard let run = resume.run else { return }
    if let note = MetricsTable.note(of: run.metricsPath) { warnings.append(note) }
    history = History(metrics: run.metricsPath, through: resume.state.step)
    let past = (try? Journal.contents(of: run.journalPath).events) ?? []
    let count = scoring?.fullCount ?? .max
    for scores in ScoresFile.contents(of: run.scoresPath) {
      guard let step = scores.step, step <= resume.state.step else { continue }
      quality.add(scores, step: step, isFull: scores.count >= count)
    }
    events = past.filter { $0.kind != .saving }
    if sampleCount > 0 {
      album = run.album(through: resume.state, after: past, warnings: &warnings)
    }
  }
}
