import Foundation
import GANEngine
import RunStore

/// A session, its run folder and the one who writes into it.
struct LiveRun: Sendable {
  let session: TrainingSession
  let recorder: RunRecorder
  /// Images trained on.
  let imageCount: Int

  /// Reads the data, plans the networks, makes the run folder and starts to train.
  static func start(
    _ plan: RunPlan, samples: SessionOptions, paused: Bool,
    step: (@Sendable (Snapshot) -> Void)? = nil
  ) throws -> LiveRun {
    do {
      return try begin(plan, samples, paused, step)
    } catch let error as EngineError {
      throw Failure("\(plan.corpus.name): \(error)")
    }
  }

  private static func begin(
    _ plan: RunPlan, _ samples: SessionOptions, _ paused: Bool,
    _ step: (@Sendable (Snapshot) -> Void)?
  ) throws -> LiveRun {
    let data = try plan.corpus.training()
    var trainer = try Trainer(plan.configuration, data: data)
    if let state = plan.resume?.state { try trainer.restore(state) }
    let now = Date().timeIntervalSince1970
    let directory = try plan.openDirectory(at: now)
    try describe(plan, in: directory, at: now)
    let recorder = try RunRecorder(
      directory, keeping: plan.keptCheckpoints, resumedAt: plan.resume?.state.step, at: now)
    let total = plan.totalSteps(stepsPerEpoch: trainer.stepsPerEpoch)
    var options = samples
    options.autosaveInterval = plan.autosaveInterval
    let session = TrainingSession(
      trainer, totalSteps: total, options: options, observers: recorder.observers(step: step))
    recorder.reportSaves(to: session)
    let beginning: RunEvent.Kind =
      plan.resume.map { .restore(checkpoint: $0.checkpoint) }
      ?? .start(preset: plan.configuration.preset, seed: plan.configuration.seed)
    session.start(beginning, paused: paused)
    for warning in plan.warnings { session.note(.caution(warning), from: .commandLine) }
    for change in plan.changes {
      session.send(.set(change.parameter, to: change.value), from: .commandLine)
    }
    return LiveRun(session: session, recorder: recorder, imageCount: data.count)
  }

  /// Ends the run after the step it is in and returns when all is on disk.
  func finish(saving: Bool) {
    if saving && session.snapshot.state != .finished { session.send(.save, from: .program) }
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
  private static func describe(_ plan: RunPlan, in directory: RunDirectory, at time: Double) throws
  {
    guard !FileManager.default.fileExists(atPath: directory.descriptionPath) else { return }
    try RunDescription(
      configuration: plan.configuration, precisionInForce: plan.configuration.precision,
      data: plan.corpus.name, version: Version.text, commandLine: CommandLine.arguments,
      startTime: time
    ).write(to: directory.descriptionPath)
  }
}
