import CCompute

/// Trains a GAN step by step: a plain value without threads of its own.
public struct Trainer: ~Copyable {
  /// The run's configuration, precision and threads as in force.
  public let configuration: Configuration
  /// In force from the next step on.
  public var hyperparameters: Hyperparameters
  /// Steps done.
  public private(set) var stepCount = 0
  /// Which fixed latents the samples use.
  public var latentGeneration = 0

  let data: ImageDataset
  let context: ComputeContext
  let generator: MLP
  let discriminator: MLP
  /// Moving average of the generator's parameters; its running statistics are the generator's own.
  let average: Storage<Float>
  let generatorAdam: Adam
  let discriminatorAdam: Adam
  let passes: TrainingPasses
  var phases = PhaseClock()

  private let philox: Philox
  private var order: BatchOrder
  private var sampler: Sampler?
  private var averageIsStale = true

  /// A trainer before its first step. Throws `EngineError` where networks, images and batch do not
  /// fit or oneDNN cannot serve them.
  public init(_ configuration: Configuration, data: ImageDataset) throws {
    try configuration.check(data)
    var configuration = configuration
    configuration.precision = configuration.precision.inForce
    let bf16 = configuration.precision == .bf16
    let philox = Philox(seed: configuration.seed)
    let context = try ComputeContext(threads: configuration.threads)
    let generator = MLP(configuration.generator, bf16: bf16, in: context)
    let discriminator = MLP(configuration.discriminator, bf16: bf16, in: context)
    let passes = try TrainingPasses(
      generator: generator.layout, discriminator: discriminator.layout,
      batch: configuration.batch, bf16: bf16, in: context)
    generator.initialize(philox, .generatorInitialization)
    discriminator.initialize(philox, .discriminatorInitialization)
    self.configuration = configuration
    self.data = data
    self.philox = philox
    self.context = context
    self.generator = generator
    self.discriminator = discriminator
    self.passes = passes
    hyperparameters = configuration.hyperparameters
    average = Storage(count: generator.parameters.count)
    generatorAdam = Adam(count: generator.parameters.count, in: context)
    discriminatorAdam = Adam(count: discriminator.parameters.count, in: context)
    order = BatchOrder(imageCount: data.count, batch: configuration.batch, philox: philox)
  }

  /// Steps in a pass over the data.
  public var stepsPerEpoch: Int { order.batchesPerEpoch }

  /// One step: D's updates on real images and fakes, then one update of G through the updated D on
  /// the last fakes. An update whose loss is not finite is not applied, nor is what follows it.
  public mutating func step() -> StepMetrics {
    phases.start()
    var metrics = StepMetrics()
    for _ in 0..<max(Int(hyperparameters[.discriminatorSteps]), 1) {
      drawBatch()
      phases.finish(.data)
      let result = updateDiscriminator()
      metrics[.discriminatorLoss] = Float(result.loss)
      metrics[.realScore] = Float(result.realScore)
      metrics[.fakeScore] = Float(result.fakeScore)
      guard result.loss.isFinite else { return metrics }
    }
    metrics[.generatorLoss] = Float(updateGenerator())
    if metrics.isFinite { stepCount += 1 }
    return metrics
  }

  private mutating func drawBatch() {
    let update = discriminatorAdam.updates
    gather(order.indices(ofBatch: update))
    cc_fill_normal(
      context.handle, philox.code(.latents, step: UInt64(update)),
      Int64(configuration.batch * configuration.latentDimension), 0, 1, passes.latents.base,
      passes.type)
  }

  /// One update of D on the real images and latents that lie in `passes`.
  mutating func updateDiscriminator() -> AdversarialLoss.DiscriminatorResult {
    passes.generateFakes(generator, philox)
    phases.finish(.generatorForward)
    let dropout = Float(hyperparameters[.discriminatorDropout])
    passes.discriminatorPass.forward(
      discriminator.weights, input: passes.images.base,
      mode: .training(
        rate: dropout, philox: philox, purpose: .dropout,
        step: UInt64(discriminatorAdam.updates)))
    phases.finish(.discriminatorForward)
    let result = passes.discriminatorLoss(smoothing: hyperparameters[.labelSmoothing])
    guard result.loss.isFinite else { return result }
    passes.discriminatorPass.backward(
      discriminator.weights, input: passes.images.base,
      outputGradient: passes.logitGradients.base,
      .init(gradients: discriminator.gradients.base))
    phases.finish(.discriminatorBackward)
    discriminatorAdam.update(discriminator, settings(.discriminatorLearningRate))
    phases.finish(.discriminatorUpdate)
    return result
  }

  /// One update of G through D on the fakes of the latest update of D; returns G's loss.
  mutating func updateGenerator() -> Double {
    let update = UInt64(generatorAdam.updates)
    let dropout = Float(hyperparameters[.discriminatorDropout])
    passes.fakePass.forward(
      discriminator.weights, input: passes.fakes,
      mode: .training(
        rate: dropout, philox: philox, purpose: .dropoutInGeneratorStep, step: update))
    let loss = passes.generatorLoss()
    guard loss.isFinite else { return loss }
    passes.fakePass.backward(
      discriminator.weights, input: passes.fakes, outputGradient: passes.logitGradients.base,
      .init(input: passes.pixelGradients.base))
    phases.finish(.generatorLoss)
    passes.generatorPass.backward(
      generator.weights, input: passes.latents.base, outputGradient: passes.pixelGradients.base,
      .init(gradients: generator.gradients.base))
    phases.finish(.generatorBackward)
    applyGeneratorGradients()
    phases.finish(.generatorUpdate)
    return loss
  }

  private mutating func applyGeneratorGradients() {
    let decay = hyperparameters[.emaDecay]
    // Without an average nobody pays for keeping one; switched on, it starts at the weights.
    if decay > 0 && averageIsStale { catchUpAverage() }
    averageIsStale = decay == 0
    generatorAdam.update(
      generator, settings(.generatorLearningRate), average: decay > 0 ? average : nil,
      decay: rampedDecay(decay))
  }

  // min(β, (1 + t)/(10 + t)), so that the average leaves the random start behind at once.
  private func rampedDecay(_ decay: Double) -> Double {
    let updates = Double(generatorAdam.updates)
    return min(decay, (1 + updates) / (10 + updates))
  }

  private mutating func catchUpAverage() {
    average.base.update(from: generator.parameters.base, count: average.count)
    averageIsStale = false
  }

  private func settings(_ rate: Hyperparameter) -> Adam.Settings {
    Adam.Settings(
      learningRate: hyperparameters[rate], beta1: hyperparameters[.beta1],
      beta2: hyperparameters[.beta2])
  }

  private func gather(_ indices: ArraySlice<UInt32>) {
    indices.withUnsafeBufferPointer { index in
      data.pixels.withUnsafeBufferPointer { pixels in
        cc_gather(
          context.handle, Int64(index.count), Int64(data.height * data.width), pixels.baseAddress,
          index.baseAddress, passes.images.base, passes.type)
      }
    }
  }

  /// `count` images of the run's fixed latents, from the average where there is one.
  public mutating func samples(count: Int) throws -> SampleImages {
    if sampler?.count != count {
      sampler = try Sampler(generator.layout, count: count, in: context)
    }
    guard let sampler else { return SampleImages(pixels: [], height: 0, width: 0) }
    sampler.drawLatents(philox.code(.sampleLatents, step: UInt64(latentGeneration)))
    return sampler.images(
      parameters: displayedParameters, statistics: generator.statistics,
      height: data.height, width: data.width)
  }

  /// The average where one is kept, else the generator's own parameters.
  var displayedParameters: Storage<Float> { averageIsStale ? generator.parameters : average }

  /// Puts back what a checkpoint recorded beside the tensors.
  mutating func restoreCounters(_ state: TrainerState) {
    stepCount = state.step
    hyperparameters = state.hyperparameters
    latentGeneration = state.latentGeneration
    generatorAdam.updates = state.generatorUpdates
    discriminatorAdam.updates = state.discriminatorUpdates
    averageIsStale = false
  }
}

extension MLP {
  var weights: Pass.Weights {
    Pass.Weights(
      parameters: parameters.base, products: productWeights, statistics: statistics.base)
  }
}

extension Precision {
  /// fp32 or bf16: what `auto` means on this processor.
  public var inForce: Precision {
    self == .auto ? (cc_multiplies_bf16() ? .bf16 : .fp32) : self
  }
}
