import CCompute

/// Trains a GAN step by step: a plain value without threads of its own.
public struct Trainer: ~Copyable {
  /// The run's configuration, precision and threads as in force.
  public let configuration: Configuration
  /// In force from the next step on.
  public var hyperparameters: Hyperparameters
  /// What is counted beside the numbers of the networks.
  public internal(set) var counters = TrainerCounters()

  let data: ImageDataset
  let context: ComputeContext
  let generator: Player
  let discriminator: Player
  let passes: TrainingPasses
  let philox: Philox
  var phases = PhaseClock()
  /// Of the latest step that measured them.
  var gradientNorms: (generator: Float, discriminator: Float) = (0, 0)
  /// The layers of both networks at that step.
  private(set) var layerVitals = LayerVitals()

  private var order: BatchOrder
  private var sampler: Sampler?

  /// A trainer before its first step. Throws `EngineError` where networks, images and batch do not
  /// fit or oneDNN cannot serve them.
  public init(_ configuration: Configuration, data: ImageDataset) throws {
    try configuration.check(data)
    var configuration = configuration
    configuration.precision = configuration.precision.inForce
    let bf16 = configuration.precision == .bf16
    let philox = Philox(seed: configuration.seed)
    let context = try ComputeContext(threads: configuration.threads)
    let generator = Network(configuration.generatorLayout, bf16: bf16, in: context)
    let discriminator = Network(configuration.discriminatorLayout, bf16: bf16, in: context)
    let passes = try TrainingPasses(
      configuration, lineWidth: data.width, bf16: bf16, in: context)
    generator.initialize(philox, .generatorInitialization)
    discriminator.initialize(philox, .discriminatorInitialization)
    self.configuration = configuration
    self.data = data
    self.philox = philox
    self.context = context
    self.generator = Player(.generator, generator, in: context)
    self.discriminator = Player(.discriminator, discriminator, in: context)
    self.passes = passes
    hyperparameters = configuration.hyperparameters
    order = BatchOrder(imageCount: data.count, batch: configuration.batch, philox: philox)
  }

  /// Steps done.
  public var stepCount: Int { counters.step }

  /// Both networks, with all that is trained.
  var players: [Player] { [generator, discriminator] }

  /// Steps in a pass over the data.
  public var stepsPerEpoch: Int { order.batchesPerEpoch }

  /// One step: D's updates on real images and fakes, then G's updates through the updated D, the
  /// first of them on the last fakes. A network without updates is frozen: its loss is measured.
  /// An update whose loss is not finite is not applied, nor is what follows it.
  public mutating func step() -> StepMetrics {
    phases.start()
    var metrics = StepMetrics()
    let updates = Int(hyperparameters[.discriminatorSteps])
    for _ in 0..<max(updates, 1) {
      drawImages()
      drawLatents()
      phases.finish(.data)
      let result = updates > 0 ? updateDiscriminator() : measureDiscriminator()
      metrics[.discriminatorLoss] = Float(result.loss)
      metrics[.realScore] = Float(result.realScore)
      metrics[.fakeScore] = Float(result.fakeScore)
      metrics[.penalty] = Float(result.penalty)
      metrics[.realAccuracy] = Float(result.realAccuracy)
      metrics[.fakeAccuracy] = Float(result.fakeAccuracy)
      guard metrics.isFinite else { return metrics }
    }
    metrics[.generatorLoss] = Float(stepGenerator())
    metrics[.generatorGradient] = gradientNorms.generator
    metrics[.discriminatorGradient] = gradientNorms.discriminator
    if measuresGradients, metrics.isFinite {
      layerVitals = LayerVitals(
        generator: generator.network.vitals(in: passes.generatorPass),
        discriminator: discriminator.network.vitals(in: passes.fakePass))
    }
    if metrics.isFinite { counters.step += 1 }
    return metrics
  }

  /// Whether this step measures the norms of the gradients, which costs a pass over them.
  var measuresGradients: Bool { stepCount.isMultiple(of: 10) }

  /// The norm of all of a network's gradients.
  func gradientNorm(of network: Network) -> Float {
    let (count, gradients) = (Int64(network.gradients.count), network.gradients.base)
    let norm = cc_sum_of_squares(context.handle, count, gradients).squareRoot()
    return Float(min(norm, Double(Float.greatestFiniteMagnitude)))
  }

  private mutating func stepGenerator() -> Double {
    let updates = Int(hyperparameters[.generatorSteps])
    guard updates > 0 else { return measureGenerator() }
    var loss = updateGenerator()
    for _ in 1..<updates where loss.isFinite {
      drawLatents()
      generateFakes()
      loss = updateGenerator()
    }
    return loss
  }

  private mutating func drawImages() {
    let indices = order.indices(ofBatch: counters.imageBatches)
    passes.input.takeLabels(indices, of: data)
    passes.input.placeReal(indices, of: data)
    counters.imageBatches += 1
  }

  private mutating func drawLatents() {
    LatentSource(hyperparameters).fill(
      passes.latents, philox.code(.latents, step: UInt64(counters.latentBatches)), in: context)
    passes.labelLatents()
    counters.latentBatches += 1
  }

  /// The penalties that this update of D takes.
  var duePenalties: Penalties {
    let interval = max(Int(hyperparameters[.penaltyInterval]), 1)
    let normalization: GradientNormalization = hyperparameters.choice(.gradientNormalization)
    var penalties = Penalties(normalizesOutput: normalization == .discriminator)
    guard counters.discriminatorUpdates.isMultiple(of: interval) else { return penalties }
    penalties.wassersteinWeight = hyperparameters[.gradientPenalty]
    penalties.realWeight = hyperparameters[.r1]
    penalties.fakeWeight = hyperparameters[.r2]
    return penalties
  }

  /// Deviation of the noise on D's input at this step: it fades linearly where it is told to.
  var instanceNoise: Double {
    let steps = hyperparameters[.instanceNoiseSteps]
    let left = steps > 0 ? max(1 - Double(stepCount) / steps, 0) : 1
    return hyperparameters[.instanceNoise] * left
  }

  /// What D's learning rate is multiplied by; nil where it is left alone.
  var discriminatorRateFactor: Double? {
    guard hyperparameters.isGapAware else { return nil }
    return GapAwareRate(average: counters.discriminatorLossAverage).factor(by: loss)
  }

  var loss: AdversarialLoss {
    hyperparameters.adversarialLoss
  }

  /// `count` images of the run's fixed latents, from the average where there is one unless told
  /// otherwise; classes in turn where the networks are told them. Throws `EngineError` where oneDNN
  /// has no kernel.
  public mutating func samples(
    count: Int, weights: ImageGenerator.Weights = .average
  ) throws -> SampleImages {
    if sampler?.count != count {
      sampler = try Sampler(configuration, count: count, in: context)
    }
    guard let sampler else { return SampleImages(pixels: [], height: 0, width: 0) }
    sampler.drawLatents(
      LatentSource(hyperparameters),
      philox.code(.sampleLatents, step: UInt64(counters.latentGeneration)))
    return sampler.images(
      parameters: parameters(weights), statistics: generator.network.statistics,
      height: data.height, width: data.width)
  }

  func parameters(_ weights: ImageGenerator.Weights) -> Storage<Float> {
    weights == .average ? generator.displayed : generator.network.parameters
  }

  /// How D scored its latest batch; nil before the first one.
  public var scoreDistribution: ScoreDistribution? {
    guard passes.hasBatchLogits else { return nil }
    let (logits, rows) = (passes.batchLogits.elements, passes.input.rows)
    return ScoreDistribution(
      real: logits[..<rows], fake: logits[rows...], scale: hyperparameters.lossKind.scale)
  }
}

extension Precision {
  /// fp32 or bf16: what `auto` means on this processor.
  public var inForce: Precision {
    self == .auto ? (cc_multiplies_bf16() ? .bf16 : .fp32) : self
  }
}
