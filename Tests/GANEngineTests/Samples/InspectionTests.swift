import Foundation
import Synchronization
import TestSupport
import Testing

@testable import GANEngine

/// A sample looked at closely while a session goes on.
struct InspectionTests {
  private static let beginning = RunEvent.Kind.start(preset: "balanced", seed: 9)

  private func session(
    totalSteps: Int?, saved: @escaping @Sendable (TrainerState) -> Void = { _ in }
  ) throws -> TrainingSession {
    TrainingSession(
      try Trainer(TinyGAN.configuration(), data: TinyGAN.data), totalSteps: totalSteps,
      options: .init(sampleCount: 5, sampleInterval: .zero, snapshotInterval: .zero),
      observers: SessionObservers(record: { _ in }, save: { state, _ in saved(state.state) }))
  }

  /// The newest look at a sample, as soon as its neighbour is known.
  private func whole(
    _ session: TrainingSession, _ accept: (Inspection) -> Bool = { _ in true }
  ) throws -> Inspection {
    var whole: Inspection?
    try session.wait {
      whole = $0.closeups.inspection.flatMap { $0.neighbour != nil && accept($0) ? $0 : nil }
      return whole != nil
    }
    return try #require(whole)
  }

  @Test func aSampleIsLookedAtWhilePaused() throws {
    let session = try session(totalSteps: nil)
    session.start(Self.beginning, paused: true)
    session.send(.step(count: 4))
    try session.wait { $0.progress.step >= 4 }
    session.send(.inspect(2))
    let found = try whole(session)
    let samples = session.snapshot.samples.images
    #expect(found.index == 2 && found.step == 4)
    #expect(found.image.pixels == Array(samples.image(2)))
    #expect(found.probabilities.isEmpty && found.label == nil)
    let nearest = try #require(TinyGAN.data.nearest(to: samples.image(2)))
    let neighbour = try #require(found.neighbour)
    #expect(neighbour.index == nearest.index && neighbour.distance == nearest.distance)
    #expect(neighbour.image.labels == [TinyGAN.data.labels[nearest.index]])
    #expect(neighbour.image.pixels == Array(SampleImages(TinyGAN.data).image(nearest.index)))
    #expect((0...1).contains(found.score) && (0...1).contains(neighbour.score))
    session.send(.inspect(99))
    session.settle()
    #expect(session.snapshot.closeups.inspection == nil)
    session.send(.inspect(1))
    #expect(try whole(session).index == 1)
    session.send(.inspect(nil))
    session.settle()
    #expect(session.snapshot.closeups.inspection == nil)
    #expect(session.snapshot.journal.events.allSatisfy { $0.step == 0 })
    session.send(.stop)
    session.waitUntilStopped()
  }

  @Test func itFollowsTheTrainingWithoutChangingIt() throws {
    let states = Mutex<[TrainerState]>([])
    let session = try session(totalSteps: 400) { state in states.withLock { $0.append(state) } }
    session.start(Self.beginning, paused: true)
    session.send(.inspect(0))
    let first = try whole(session)
    session.send(.resume)
    _ = try whole(session) { $0.step > first.step }
    session.waitUntilStopped()
    // What has ended can be looked at.
    session.send(.inspect(3))
    #expect(try whole(session) { $0.index == 3 }.step == 400)
    var plain = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    for _ in 0..<400 { _ = plain.step() }
    #expect(states.withLock { $0.last } == plain.state())
  }

  @Test func theJudgeIsAskedWhereItKnowsTheSize() throws {
    var configuration = TinyGAN.configuration()
    configuration.generator.resizeOutput(784)
    configuration.discriminator.resizeInput(784)
    var stream = Philox(seed: 3).stream(.digits)
    let pixels = (0..<40 * 784).map { _ in UInt8.random(in: 0...255, using: &stream) }
    let data = ImageDataset(
      name: "noise", pixels: pixels, labels: Array(repeating: 1, count: 40), height: 28, width: 28)
    let trainer = try Trainer(configuration, data: data)
    let judge = try Judge.embedded()
    let samples = SampleImages(data).images(at: 0..<3)
    let look = try SampleInspector(trainer, judge: judge).look(
      at: 1, of: samples, step: 0, trainer)
    let found = try #require(look)
    let judgement = try JudgePass(judge, threads: 1).judgement(of: Array(samples.image(1)))
    let expected = ClassProbabilities(logits: FeatureMatrix(judgement.logits, columns: 10))
    #expect(found.label == Int(expected.labels[0]))
    #expect(abs(found.probabilities.reduce(0, +) - 1) < 1e-9)
    #expect(abs((found.confidence ?? 0) - expected.confidence) < 1e-6)
    let small = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    let inspector = try SampleInspector(small, judge: judge)
    let images = SampleImages(TinyGAN.data).images(at: 0..<3)
    let unjudged = inspector.look(at: 1, of: images, step: 0, small)
    #expect(unjudged?.probabilities == [])
    let missing = inspector.look(at: 3, of: images, step: 0, small)
    #expect(missing == nil)
  }
}
