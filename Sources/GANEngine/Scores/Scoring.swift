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
  private let copies: CopyWatch?
  private var latents = LatentSource(Hyperparameters())
  private var collector: ScoreCollector
  /// The step whose weights are being scored; nil while nothing is.
  private(set) var step: Int?
  /// The step whose weights were scored in full last; nil before, or where the run went back.
  private(set) var fullStep: Int?
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
    parameters = Storage(count: trainer.generator.network.parameters.count)
    statistics = Storage(count: trainer.generator.network.statistics.count)
    collector = ScoreCollector(columns: judge.featureCount, classes: judge.classCount)
    let bf16 = trainer.configuration.precision == .bf16
    copies = try options.test.map {
      try CopyWatch(among: trainer.data, test: $0, bf16: bf16, in: trainer.context)
    }
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
    parameters.take(trainer.generator.displayed)
    statistics.take(trainer.generator.network.statistics)
    collector = ScoreCollector(
      columns: options.judge.featureCount, classes: options.judge.classCount)
    latents = LatentSource(trainer.hyperparameters)
    cost = .zero
    step = trainer.stepCount
    lastStep = trainer.stepCount
  }

  /// Forgets the evaluation that has begun, and what was found of weights that are no more.
  func cancel() {
    step = nil
    fullStep = nil
    copies?.startOver()
  }

  /// Looks on for copies of training digits among those drawn at the last epoch's end.
  func lookForCopies() { copies?.advance() }

  /// Scores the next slice; the scores after the last one.
  func advance() throws -> Scores? {
    guard let step else { return nil }
    let start = ContinuousClock.now
    look(index: collector.count / Self.slice)
    var scores: Scores?
    if collector.count >= options.count {
      self.step = nil
      scores = try collectedScores(step)
    }
    cost += start.duration(to: .now)
    if scores != nil {
      lastCost = cost
      lastEnd = .now
    }
    return scores
  }

  /// Scores as many digits as at an epoch's end, now, and begins to look for copies among them; at
  /// the run's end, `isLast`, looks until that is done.
  func all(_ trainer: borrowing Trainer, isLast: Bool = false) throws -> Scores {
    begin(trainer)
    defer {
      step = nil
      lastEnd = .now
    }
    while collector.count < options.fullCount {
      let images = look(index: collector.count / Self.slice)
      guard let images, collector.count == Self.slice else { continue }
      if isLast { copies?.finish(images) } else { copies?.begin(images) }
    }
    fullStep = trainer.stepCount
    return try collectedScores(trainer.stepCount)
  }

  private func collectedScores(_ step: Int) throws -> Scores {
    var scores = try collector.scores(
      against: options.reference, judge: options.judge.hash, step: step, in: context)
    // Of an earlier step, at most an epoch ago: copying does not come and go.
    scores.memorising = copies?.check
    return scores
  }

  @discardableResult
  private func look(index: Int) -> SampleImages? {
    sampler.drawLatents(
      latents, philox.code(.scoreLatents, step: UInt64(index)), firstLabel: index * Self.slice)
    let outputs = sampler.outputs(parameters: parameters, statistics: statistics)
    guard let pixels = outputs.baseAddress else { return nil }
    pass.look(
      at: pixels, count: Self.slice, scale: scale, features: features.base, logits: logits.base)
    let judge = options.judge
    let images = SampleImages(
      pixels: scale.bytes(outputs, in: context), height: judge.side, width: judge.side,
      labels: sampler.askedLabels)
    collector.add(
      features: FeatureMatrix(Array(features.elements), columns: judge.featureCount),
      logits: FeatureMatrix(Array(logits.elements), columns: judge.classCount),
      images: images)
    return images
  }
}
