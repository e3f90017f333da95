import Synchronization
import Testing

@testable import GANEngine

@Suite struct ScoringTests {
  /// Small networks for images of 28 × 28, which the judge looks at.
  private static let configuration: Configuration = {
    var configuration = Preset.standard.configuration
    configuration.generator.perceptron?.widths = [10, 24, 40, 32, 784]
    configuration.discriminator.perceptron?.widths = [784, 24, 40, 16, 1]
    configuration.batch = 32
    configuration.seed = 9
    configuration.threads = 2
    configuration.precision = .fp32
    return configuration
  }()

  private static let data: ImageDataset = {
    var stream = Philox(seed: 5).stream(.digits)
    let pixels = (0..<300 * 784).map { _ in UInt8.random(in: 0...255, using: &stream) }
    return ImageDataset(
      name: "noise", pixels: pixels, labels: (0..<300).map { UInt8($0 % 10) }, height: 28,
      width: 28)
  }()

  private static func options() throws -> ScoringOptions {
    var options = ScoringOptions(
      judge: try Judge.embedded(), reference: try ScoreReference.embedded(threads: 2))
    options.count = 400
    options.fullCount = 600
    options.interval = 4
    return options
  }

  @Test func slicesGiveTheScoresOfTheWeightsTheyBeganWith() throws {
    var trainer = try Trainer(Self.configuration, data: Self.data)
    var options = try Self.options()
    options.fullCount = options.count
    for _ in 0..<3 { _ = trainer.step() }
    let whole = try Scoring(options, trainer).all(trainer)
    let scoring = try Scoring(options, trainer)
    scoring.begin(trainer)
    var scores: Scores?
    var slices = 0
    while scores == nil {
      _ = trainer.step()
      scores = try scoring.advance()
      slices += 1
    }
    #expect(slices == 2)
    #expect(scores == whole)
    #expect(scores?.step == 3 && scores?.count == 400)
    // Digits of noise are no digits.
    #expect(scores?.frechet.map { $0 > 100 } == true)
  }

  @Test func aRunIsScoredWhileItGoesOnAndAtItsEnds() throws {
    let scored = Mutex<[(step: Int?, isFull: Bool)]>([])
    let saves = Mutex<[(step: Int, purpose: SavePurpose)]>([])
    let observers = SessionObservers(
      record: { _ in },
      save: { copy, purpose in saves.withLock { $0.append((copy.step, purpose)) } },
      scores: { scores, isFull in scored.withLock { $0.append((scores.step, isFull)) } })
    let session = TrainingSession(
      try Trainer(Self.configuration, data: Self.data), totalSteps: 70,
      options: .init(scoring: try Self.options()), observers: observers)
    session.start(.start(preset: "balanced", seed: 9), paused: false)
    session.waitUntilStopped()
    let all = scored.withLock { $0 }
    // Nine steps an epoch.
    #expect(all.filter(\.isFull).map(\.step) == [9, 18, 27, 36, 45, 54, 63, 70])
    #expect(all.contains { !$0.isFull && ($0.step ?? 0) >= 50 })
    let quality = session.snapshot.quality
    #expect(quality.full?.count == 600 && quality.reason == nil)
    #expect(quality.points.map(\.step) == quality.points.map(\.step).sorted())
    let best = saves.withLock { $0 }.filter(\.purpose.isBest).map(\.step)
    #expect(best.last == quality.best?.step)
    #expect(session.snapshot.doctor != nil)
  }

  /// The untrained generator draws grey, which lies near grey training images and far from test
  /// images of noise.
  @Test func copiesAreLookedForWhileARunGoesOn() throws {
    let grey = ImageDataset(
      name: "grey", pixels: [UInt8](repeating: 127, count: 300 * 784),
      labels: [UInt8](repeating: 0, count: 300), height: 28, width: 28)
    var configuration = Self.configuration
    configuration.hyperparameters[.generatorLearningRate] = 0
    var options = try Self.options()
    // None but those at the ends of epochs.
    options.interval = 1000
    options.test = SampleImages(Self.data)
    let checks = Mutex<[Int: MemorisingCheck?]>([:])
    let session = TrainingSession(
      try Trainer(configuration, data: grey), totalSteps: 18, options: .init(scoring: options),
      observers: SessionObservers(
        record: { _ in }, save: { _, _ in },
        scores: { scores, _ in checks.withLock { $0[scores.step ?? 0] = scores.memorising } }))
    session.start(.start(preset: "balanced", seed: 9), paused: false)
    session.waitUntilStopped()
    // Nothing is known at the first epoch's end yet; at the run's end all is.
    let found = checks.withLock { $0 }
    #expect(found.keys.sorted() == [9, 18])
    #expect(found[9] == .some(nil))
    let check = try #require(found[18] ?? nil)
    #expect(check.ratio < 0.5 && check.copiedShare == 1)
    #expect(session.snapshot.quality.full?.memorising == check)
  }

  @Test func aDoctorWhoIsToldOfCopiesNamesThem() throws {
    var doctor = Doctor(AdversarialLoss(.nonSaturating))
    for step in [500, 600] {
      var scores = Scores(judge: "none", count: 2000, reference: "none", step: step)
      scores.memorising = NearestRowsOfTests.check(generated: 0.2, test: 1)
      #expect(doctor.diagnosis == .balanced)
      doctor.observe(scores, step: step)
    }
    #expect(doctor.diagnosis == .memorising)
  }

  @Test func aRunWithoutProgressEnds() throws {
    var options = try Self.options()
    options.patience = 2
    var configuration = Self.configuration
    configuration.hyperparameters[.generatorLearningRate] = 0
    configuration.hyperparameters[.discriminatorLearningRate] = 0
    configuration.hyperparameters[.emaDecay] = 0
    let session = TrainingSession(
      try Trainer(configuration, data: Self.data), totalSteps: 2000,
      options: .init(scoring: options),
      observers: SessionObservers(record: { _ in }, save: { _, _ in }))
    session.start(.start(preset: "balanced", seed: 9), paused: false)
    session.waitUntilStopped()
    #expect(session.snapshot.progress.step < 2000)
  }

  @Test func imagesOfAnotherSizeAreNotScored() throws {
    let session = TrainingSession(
      try Trainer(TinyGAN.configuration(), data: TinyGAN.data), totalSteps: 3,
      options: .init(scoring: try Self.options()),
      observers: SessionObservers(record: { _ in }, save: { _, _ in }))
    session.start(.start(preset: "balanced", seed: 9), paused: false)
    session.waitUntilStopped()
    #expect(session.snapshot.quality.latest == nil)
    #expect(session.snapshot.quality.reason?.contains("8×8") == true)
  }
}
