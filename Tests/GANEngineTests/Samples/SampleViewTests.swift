import Foundation
import Synchronization
import TestSupport
import Testing

@testable import GANEngine

/// What is asked about the samples while a session goes on, and that the run knows nothing of it.
struct SampleViewTests {
  private static let beginning = RunEvent.Kind.start(preset: "balanced", seed: 9)

  private func session(
    _ configuration: Configuration, totalSteps: Int?,
    saved: @escaping @Sendable (TrainerState) -> Void = { _ in }
  ) throws -> TrainingSession {
    TrainingSession(
      try Trainer(configuration, data: TinyGAN.data), totalSteps: totalSteps,
      options: .init(sampleCount: 12, sampleInterval: .zero, snapshotInterval: .zero),
      observers: SessionObservers(record: { _ in }, save: { state, _ in saved(state.state) }))
  }

  private func stop(_ session: TrainingSession) {
    session.send(.stop)
    session.waitUntilStopped()
  }

  private func walk(_ change: (inout LatentWalk) -> Void = { _ in }) -> LatentWalk {
    var walk = LatentWalk(from: 2, to: 7)
    change(&walk)
    return walk
  }

  @Test(arguments: ["dropout", "diverse", "conditional", "hinge-sn", "wgan-gp", "goodfellow2014"])
  func scoresAreTheProbesOneByOne(_ preset: String) throws {
    let configuration = try TinyGAN.configuration(named: preset)
    let trained = Mutex<TrainerState?>(nil)
    let session = try session(configuration, totalSteps: 30) { state in
      trained.withLock { $0 = state }
    }
    session.send(.scoreSamples(true))
    session.start(Self.beginning, paused: false)
    session.waitUntilStopped()
    let scores = try #require(session.snapshot.samples.scores)
    let samples = session.snapshot.samples.images
    #expect(scores.values.count == 12 && scores.step == 30)
    var trainer = try Trainer(configuration, data: TinyGAN.data)
    try trainer.restore(try #require(trained.withLock { $0 }))
    let probe = try DiscriminatorProbe(trainer.configuration, in: trainer.context)
    let images = ImageDataset(
      name: "", pixels: samples.pixels,
      labels: samples.labels.isEmpty ? Array(repeating: 0, count: 12) : samples.labels, height: 8,
      width: 8)
    let logits = try (0..<12).map { index in
      try #require(
        probe.logit(
          of: index, in: images, by: trainer.discriminator.network,
          normalizesOutput: trainer.duePenalties.normalizesOutput))
    }
    for (score, logit) in zip(scores.values, logits) {
      #expect(abs(score - scores.scale.score(logit: logit)) < 1e-5)
    }
    #expect(scores.order == (0..<12).sorted { logits[$0] > logits[$1] })
  }

  @Test(arguments: [false, true])
  func rowsThatSeeEachOtherAreScoredOneByOne(normalizes: Bool) throws {
    var configuration = try TinyGAN.configuration(named: "dropout")
    configuration.discriminator.perceptron?.minibatchDeviation = !normalizes
    var trainer = try Trainer(configuration, data: TinyGAN.data)
    for _ in 0..<10 { _ = trainer.step() }
    let probe = try DiscriminatorProbe(trainer.configuration, in: trainer.context)
    let images = ImageDataset(samples: SampleImages(TinyGAN.data).images(at: 0..<70))
    let all = probe.logits(
      of: images, by: trainer.discriminator.network, normalizesOutput: normalizes)
    #expect(all.count == 70)
    for index in [0, 1, 31, 32, 69] {
      let one = probe.logit(
        of: index, in: images, by: trainer.discriminator.network, normalizesOutput: normalizes)
      #expect(abs(all[index] - (one ?? .nan)) < 1e-5)
    }
  }

  @Test func theOrderPutsNumbersFirstAndKeepsTies() {
    let scores = SampleScores(
      values: [0.2, .nan, 0.9, 0.2, -.infinity, .infinity], scale: .logit, step: 0)
    #expect(scores.order == [5, 2, 0, 3, 1, 4])
    #expect(SampleScores(values: [], scale: .logit, step: 0).order.isEmpty)
  }

  @Test func rawWeightsAreThoseAsTrained() throws {
    let configuration = TinyGAN.configuration()
    let trained = Mutex<TrainerState?>(nil)
    let session = try session(configuration, totalSteps: nil) { state in
      trained.withLock { $0 = state }
    }
    session.start(Self.beginning, paused: true)
    try session.advance(40)
    session.send(.save)
    session.settle()
    let state = try #require(trained.withLock { $0 })
    for weights in [ImageGenerator.Weights.trained, .average] {
      session.send(.drawSamples(with: weights))
      session.settle()
      let expected = try ImageGenerator(state, weights: weights, threads: 1)
        .images(count: 12, seed: configuration.seed)
      #expect(
        session.snapshot.samples.images == expected && session.snapshot.samples.weights == weights)
    }
    session.send(.drawSamples(with: .trained))
    try session.advance(24)
    // The album keeps to the average.
    #expect(session.snapshot.samples.album.pages.last?.step == 64)
    #expect(session.snapshot.samples.album.pages.last?.images != session.snapshot.samples.images)
    stop(session)
    // What has ended can be looked at.
    session.send(.drawSamples(with: .average))
    session.send(.scoreSamples(true))
    session.send(.explore(walk()))
    session.settle()
    #expect(session.snapshot.samples.weights == .average)
    #expect(session.snapshot.samples.scores != nil && session.snapshot.closeups.exploration != nil)
    #expect(session.snapshot.samples.album.pages.last?.images == session.snapshot.samples.images)
  }

  @Test(arguments: ["dropout", "tf1", "conditional"])
  func aWalkLeadsFromSampleToSample(_ preset: String) throws {
    let configuration = try TinyGAN.configuration(named: preset)
    let session = try session(configuration, totalSteps: nil)
    session.start(Self.beginning, paused: true)
    try session.advance(20)
    session.send(.explore(walk { $0.position = 1 }))
    session.settle()
    let found = try #require(session.snapshot.closeups.exploration)
    let samples = session.snapshot.samples.images
    #expect(found.stops.count == 8 && found.current.count == 1 && found.step == 20)
    #expect(isClose(found.stops.image(0), samples.image(2)))
    #expect(Array(found.stops.image(7)) == Array(found.current.image(0)))
    if configuration.classes == 0 {
      #expect(isClose(found.current.image(0), samples.image(7)))
    } else {
      #expect(found.stops.labels == Array(repeating: 2, count: 8))
      session.send(.explore(walk { ($0.position, $0.label) = (1, 7) }))
      session.settle()
      let other = try #require(session.snapshot.closeups.exploration)
      #expect(other.current.labels == [7] && isClose(other.current.image(0), samples.image(7)))
    }
    session.send(.explore(walk { $0.offset = 0.5 }))
    session.settle()
    let aside = try #require(session.snapshot.closeups.exploration)
    #expect(!isClose(aside.current.image(0), samples.image(2)))
    #expect(Array(aside.current.image(0)) == Array(aside.stops.image(0)))
    // The digits change as G learns.
    session.send(.explore(walk()))
    try session.advance(20)
    #expect(session.snapshot.closeups.exploration?.step == 40)
    #expect(
      isClose(
        session.snapshot.closeups.exploration?.current.image(0) ?? [],
        session.snapshot.samples.images.image(2))
    )
    session.send(.explore(nil))
    session.settle()
    #expect(session.snapshot.closeups.exploration == nil)
    stop(session)
  }

  private func isClose(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    !left.isEmpty && left.count == right.count
      && zip(left, right).allSatisfy { abs(Int($0) - Int($1)) <= 1 }
  }

  @Test func walksThatLeadNowhereShowNothing() throws {
    let session = try session(TinyGAN.configuration(), totalSteps: nil)
    session.start(Self.beginning, paused: true)
    let strays: [(inout LatentWalk) -> Void] = [
      { $0.from = -1 }, { $0.to = 12 }, { $0.position = .nan }, { $0.offset = .infinity },
      { $0.label = 3 }, { $0.from = .max },
    ]
    for stray in strays {
      session.send(.explore(walk(stray)))
      session.settle()
      #expect(session.snapshot.closeups.exploration == nil)
    }
    for stops in [Int.min, 0, 3, Int.max] {
      session.send(.explore(walk { ($0.stops, $0.position, $0.direction) = (stops, 9, .min) }))
      session.settle()
      #expect(session.snapshot.closeups.exploration?.stops.count == min(max(stops, 2), 8))
    }
    stop(session)
  }

  @Test func lookingChangesNothing() throws {
    let states = Mutex<[TrainerState]>([])
    let session = try session(TinyGAN.configuration(), totalSteps: 50) { state in
      states.withLock { $0.append(state) }
    }
    session.send(.scoreSamples(true))
    session.send(.drawSamples(with: .trained))
    session.send(.explore(walk { ($0.position, $0.offset) = (0.3, 0.4) }))
    session.start(Self.beginning, paused: true)
    session.send(.resume)
    session.waitUntilStopped()
    var plain = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    for _ in 0..<50 { _ = plain.step() }
    #expect(states.withLock { $0.last } == plain.state())
    #expect(
      states.withLock { $0.last?.weightsFingerprint }
        == plain.state().weightsFingerprint)
  }
}
