import Foundation
import GANEngine
import TestSupport

@testable import RunStore
@testable import ganscope

/// Tiny networks trained on noise in a folder of their own, as the program does it.
final class RecordedRun: Sendable {
  static let data: ImageDataset = {
    var state: UInt64 = 5
    func next() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    return ImageDataset(
      name: "noise", pixels: (0..<300 * 64).map { _ in next() },
      labels: (0..<300).map { UInt8($0 % 10) }, height: 8, width: 8)
  }()

  static let configuration: Configuration = {
    var configuration = Preset.standard.configuration
    configuration.generator.perceptron?.widths = [10, 24, 40, 32, 64]
    configuration.discriminator.perceptron?.widths = [64, 24, 40, 16, 1]
    configuration.batch = 32
    configuration.seed = 9
    configuration.threads = 2
    configuration.precision = .fp32
    return configuration
  }()

  let directory: RunDirectory

  init() throws {
    let path = NSTemporaryDirectory() + "ganscope-run-\(UUID().uuidString)"
    directory = try RunDirectory.use(path, resuming: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: directory.path) }

  /// One process' part of the run: from the beginning, or from the newest checkpoint.
  func session(
    through last: Int? = nil, discarding: Bool = false, threads: Int = 2, samples: Int = 0,
    _ script: (TrainingSession, RunRecorder) throws -> Void
  ) throws {
    let now = Date().timeIntervalSince1970
    let resume = directory.checkpoints().isEmpty ? nil : try ResumePoint(directory.path)
    var configuration = resume?.state.configuration ?? Self.configuration
    configuration.threads = threads
    var trainer = try Trainer(configuration, data: Self.data)
    if let resume { try trainer.restore(resume.state) }
    let description = RunDescription(
      configuration: configuration, precisionInForce: .fp32, data: "noise",
      dataFingerprint: Self.data.fingerprint, version: "1", commandLine: [], startTime: now)
    let recorder = try RunRecorder(
      directory, description, keeping: 2, discarding: discarding,
      resumedAt: resume?.state.step, at: now)
    var options = SessionOptions(sampleCount: samples, sheetCount: 20)
    options.recall = { [directory] in try directory.state(at: $0, after: $1) }
    let session = TrainingSession(
      trainer, totalSteps: last, options: options, observers: recorder.observers())
    recorder.reportSaves(to: session)
    let beginning: RunEvent.Kind =
      resume.map { .restore(checkpoint: $0.checkpoint, precision: .fp32, threads: threads) }
      ?? .start(preset: "balanced", seed: 9)
    session.start(beginning, paused: last == nil)
    try script(session, recorder)
    session.send(.stop)
    session.waitUntilStopped()
    recorder.waitForSaves()
    session.settle()
  }

  var events: [RunEvent] {
    get throws { try Journal.contents(of: directory.journalPath).events }
  }

  func replay(threads: Int? = nil) throws -> RunReplay.Outcome? {
    guard let plan = ReplayPlan(try events) else { return nil }
    return try RunReplay(
      directory, plan: plan, configuration: Self.configuration, threads: threads
    ).outcome(on: Self.data) { _ in }
  }
}
