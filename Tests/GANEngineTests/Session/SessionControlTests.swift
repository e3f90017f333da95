import Foundation
import Synchronization
import TestSupport
import Testing

@testable import GANEngine

struct SessionControlTests {
  private final class Recorder: Sendable {
    let events = Mutex<[RunEvent]>([])
    var observers: SessionObservers {
      SessionObservers(
        record: { event in self.events.withLock { $0.append(event) } }, save: { _, _ in })
    }
    var kinds: [RunEvent.Kind] { events.withLock { $0.map(\.kind) } }
  }

  private func session(
    _ recorder: Recorder, saved: TrainerState? = nil
  ) throws -> TrainingSession {
    var options = SessionOptions()
    options.recall = { place, after in
      guard let saved else { return nil }
      switch place {
      case .saved(let name): return name == "good" ? saved : nil
      case .step(let step): return saved.step <= step && saved.step > after ?? -1 ? saved : nil
      }
    }
    let trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    let session = TrainingSession(
      trainer, totalSteps: nil, options: options, observers: recorder.observers)
    session.start(.start(preset: "dropout", seed: 9), paused: true)
    return session
  }

  private func stop(_ session: TrainingSession) {
    session.send(.stop)
    session.waitUntilStopped()
  }

  @Test func runsUntilAStepAndPausesThere() throws {
    let recorder = Recorder()
    let session = try session(recorder)
    session.send(.runUntil(.step(23)))
    try session.waitUntilStill()
    #expect(session.snapshot.progress.step == 23 && session.snapshot.progress.goal == nil)
    #expect(recorder.kinds.last == .pause)
    session.send(.runUntil(.moment(Date().timeIntervalSince1970 + 0.1)))
    try session.waitUntilStill()
    #expect(session.snapshot.progress.step > 23)
    stop(session)
  }

  @Test func aDistanceIsReachedByScoresOfThatSize() throws {
    var scores = Scores(judge: "x", count: 10, reference: "test")
    scores.frechet = 10
    scores.frechetRaw = 12
    #expect(RunGoal.frechet(10).isReached(step: 0, time: 0, scores: scores))
    #expect(!RunGoal.frechet(9.9).isReached(step: 0, time: 0, scores: scores))
    #expect(!RunGoal.frechet(9.9).isReached(step: 0, time: 0, scores: nil))
  }

  @Test func slowMotionWaitsBetweenSteps() throws {
    let session = try session(Recorder())
    session.send(.slowDown(stepsPerSecond: 40))
    session.settle()
    let start = ContinuousClock.now
    session.send(.runUntil(.step(6)))
    try session.waitUntilStill()
    // Five pauses of a fortieth of a second lie between six steps.
    #expect(start.duration(to: .now) >= .milliseconds(125))
    session.send(.slowDown(stepsPerSecond: 0.02))
    session.send(.resume)
    session.settle()
    // The session answers while it waits.
    session.send(.set(.beta1, to: 0.1))
    session.settle()
    #expect(session.snapshot.settings.hyperparameters[.beta1] == 0.1)
    stop(session)
  }

  @Test func aPresetIsTakenOverWholeOrNotAtAll() throws {
    let recorder = Recorder()
    let session = try session(recorder)
    session.send(.adopt(preset: "hinge-sn"))
    session.settle()
    let wanted = try #require(Preset.named("hinge-sn")).configuration.hyperparameters
    #expect(session.snapshot.settings.hyperparameters == wanted)
    // The discriminator has batch norm here: no gradient penalty.
    var configuration = TinyGAN.configuration()
    configuration.discriminator.perceptron?.batchNorm = .all
    let other = Recorder()
    let refusing = TrainingSession(
      try Trainer(configuration, data: TinyGAN.data), totalSteps: nil, observers: other.observers)
    refusing.start(.start(preset: "dropout", seed: 9), paused: true)
    refusing.send(.adopt(preset: "wgan-gp"))
    refusing.settle()
    #expect(refusing.snapshot.settings.hyperparameters == configuration.hyperparameters)
    guard case .caution(let words)? = other.kinds.last else {
      Issue.record("\(String(describing: other.kinds.last))")
      return
    }
    #expect(words.contains("wgan-gp needs other networks"))
    stop(session)
    stop(refusing)
  }

  @Test func goesToAStepByTheNewestStateBeforeIt() throws {
    let recorder = Recorder()
    let session = try session(recorder)
    session.send(.goTo(.step(1030)))
    try session.waitUntilStill()
    #expect(session.snapshot.progress.step == 1030)
    session.send(.goTo(.step(510)))
    try session.waitUntilStill()
    #expect(session.snapshot.progress.step == 510)
    #expect(recorder.kinds.contains(.rollback(to: 500, halvingRates: false)))
    #expect(session.snapshot.measurements.history.lastStep == 510)
    session.send(.goTo(.saved("bad")))
    session.settle()
    #expect(recorder.kinds.last == .rollbackFailed(reason: "nothing is saved as bad"))
    stop(session)
  }

  @Test func goesToASavedStateAndLeavesAMisfitAlone() throws {
    var trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    for _ in 0..<8 { _ = trainer.step() }
    let saved = trainer.state()
    let recorder = Recorder()
    let session = try session(recorder, saved: saved)
    session.send(.goTo(.saved("good")))
    session.settle()
    // It lies ahead.
    #expect(session.snapshot.progress.step == 0)
    session.send(.goTo(.step(20)))
    try session.waitUntilStill()
    session.send(.goTo(.step(9)))
    try session.waitUntilStill()
    #expect(recorder.kinds.contains(.rollback(to: 8, halvingRates: false)))
    #expect(session.snapshot.progress.step == 9)
    stop(session)
    var misfit = saved
    misfit.tensors.removeAll { $0.name == "generator.0.weight" }
    let other = Recorder()
    let refusing = try self.session(other, saved: misfit)
    refusing.send(.goTo(.step(20)))
    try refusing.waitUntilStill()
    refusing.send(.goTo(.saved("good")))
    refusing.settle()
    guard case .rollbackFailed? = other.kinds.last else {
      Issue.record("\(String(describing: other.kinds.last))")
      return
    }
    #expect(refusing.snapshot.progress.step == 20)
    refusing.send(.goTo(.step(25)))
    try refusing.waitUntilStill()
    #expect(refusing.snapshot.progress.step == 25)
    stop(refusing)
  }
}
