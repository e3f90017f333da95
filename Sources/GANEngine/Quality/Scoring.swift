/// Scores a trainer's digits, by its averaged weights and the same latents each time: slice by slice
/// between steps, or all at once.
final class Scoring {
  let options: ScoringOptions
  private let pass: JudgePass
  private let sampler: Sampler
  private let context: ComputeContext
  private let scale: PixelScale
  private let philox: Philox
  private let features: Storage<Float>
  private let logits: Storage<Float>
  // The weights as they were when an evaluation began.
  private let parameters: Storage<Float>
  private let statistics: Storage<Float>
  private var latents = LatentSource(Hyperparameters())
  private var collector: ScoreCollector
  /// The step whose weights are being scored; nil while nothing is.
  private(set) var step: Int?
  private var cost = Duration.zero
  private var lastCost = Duration.zero
  private var lastEnd = ContinuousClock.now
  private var lastStep: Int?

  /// Digits a slice: some five milliseconds of work.
  private static let slice = 200

  /// Throws `EngineError` where the judge cannot look at the trainer's images.
  init(_ options: ScoringOptions, _ trainer: borrowing Trainer) throws {
    let judge = options.judge
    guard trainer.data.height == judge.side, trainer.data.width == judge.side else {
      throw EngineError.impossibleShape(
        "the judge looks at \(judge.side)×\(judge.side) pixels, the digits have "
          + "\(trainer.data.height)×\(trainer.data.width)")
    }
    self.options = options
    context = trainer.context
    scale = trainer.configuration.pixelScale
    philox = trainer.philox
    pass = try JudgePass(judge, in: context)
    sampler = try Sampler(trainer.configuration, count: Self.slice, in: context)
    features = Storage(count: Self.slice * judge.featureCount)
    logits = Storage(count: Self.slice * judge.classCount)
    parameters = Storage(count: trainer.generator.parameters.count)
    statistics = Storage(count: trainer.generator.statistics.count)
    collector = ScoreCollector(columns: judge.featureCount, classes: judge.classCount)
  }

  /// Whether it is time for the next evaluation between epochs.
  func isDue(at current: Int) -> Bool {
    guard step == nil else { return false }
    guard let lastStep else { return current >= Self.firstStep }
    if let interval = options.interval { return current - lastStep >= interval }
    return lastEnd.duration(to: .now) * options.share >= lastCost
  }

  private static let firstStep = 50

  /// Takes the weights of this step to score.
  func begin(_ trainer: borrowing Trainer) {
    parameters.take(trainer.displayedParameters)
    statistics.take(trainer.generator.statistics)
    collector = ScoreCollector(
      columns: options.judge.featureCount, classes: options.judge.classCount)
    latents = LatentSource(trainer.hyperparameters)
    cost = .zero
    step = trainer.stepCount
    lastStep = trainer.stepCount
  }

  /// Forgets the evaluation that has begun.
  func cancel() { step = nil }

  /// Scores the next slice; the scores after the last one.
  func advance() throws -> Scores? {
    guard let step else { return nil }
    let start = ContinuousClock.now
    look(index: collector.count / Self.slice)
    var scores: Scores?
    if collector.count >= options.count {
      self.step = nil
      scores = try collector.scores(
        against: options.reference, judge: options.judge.hash, step: step, in: context)
    }
    cost += start.duration(to: .now)
    if scores != nil {
      lastCost = cost
      lastEnd = .now
    }
    return scores
  }

  /// Scores as many digits as at an epoch's end, now.
  func all(_ trainer: borrowing Trainer) throws -> Scores {
    begin(trainer)
    defer {
      step = nil
      lastEnd = .now
    }
    while collector.count < options.fullCount {
      look(index: collector.count / Self.slice)
    }
    return try collector.scores(
      against: options.reference, judge: options.judge.hash, step: trainer.stepCount, in: context)
  }

  private func look(index: Int) {
    sampler.drawLatents(
      latents, philox.code(.scoreLatents, step: UInt64(index)), firstLabel: index * Self.slice)
    let outputs = sampler.outputs(parameters: parameters, statistics: statistics)
    guard let pixels = outputs.baseAddress else { return }
    pass.look(
      at: pixels, count: Self.slice, scale: scale, features: features.base, logits: logits.base)
    let judge = options.judge
    collector.add(
      features: FeatureMatrix(Array(features.elements), columns: judge.featureCount),
      logits: FeatureMatrix(Array(logits.elements), columns: judge.classCount),
      images: SampleImages(
        pixels: outputs.map(scale.byte), height: judge.side, width: judge.side,
        labels: sampler.askedLabels))
  }
}
