extension Trainer {
  /// One update of D on the real images and latents that lie in `passes`.
  mutating func updateDiscriminator() -> AdversarialLoss.DiscriminatorResult {
    useSpectralNormIfAsked()
    prepareDiscriminatorInput()
    var result = fillDiscriminatorGradients(duePenalties)
    guard result.loss.isFinite, result.penalty.isFinite else { return result }
    guard discriminator.network.hasFiniteGradients else {
      result.loss = .nan
      return result
    }
    discriminator.network.spectralNorm?.transform(
      discriminator.network.gradients, discriminator.network.parameters)
    if measuresGradients { gradientNorms.discriminator = gradientNorm(of: discriminator.network) }
    phases.finish(.discriminatorBackward)
    let settings = discriminatorSettings(after: result.loss)
    counters.discriminatorUpdates += 1
    discriminator.optimizer.update(
      discriminator.network, settings, number: counters.discriminatorUpdates)
    discriminator.network.spectralNorm?.follow(discriminator.network.parameters)
    phases.finish(.discriminatorUpdate)
    return result
  }

  /// D's loss without an update, as for a frozen D.
  mutating func measureDiscriminator() -> AdversarialLoss.DiscriminatorResult {
    useSpectralNormIfAsked()
    prepareDiscriminatorInput()
    let dropout = discriminatorDropout(.dropout, .inputDropout)
    let normalization = Penalties(normalizesOutput: duePenalties.normalizesOutput)
    let result =
      passes.penaltyPass(for: normalization).map {
        passes.discriminatorForward(
          discriminator.network, loss, dropout, normalization, interval: 1, in: $0)
      } ?? passes.discriminatorForward(discriminator.network, loss, dropout)
    phases.finish(.discriminatorForward)
    return result
  }

  private mutating func fillDiscriminatorGradients(
    _ penalties: Penalties
  ) -> AdversarialLoss.DiscriminatorResult {
    let dropout = discriminatorDropout(.dropout, .inputDropout)
    guard let slopes = passes.penaltyPass(for: penalties) else {
      let result = passes.discriminatorForward(discriminator.network, loss, dropout)
      phases.finish(.discriminatorForward)
      if result.loss.isFinite { passes.discriminatorBackward(discriminator.network) }
      return result
    }
    if penalties.wassersteinWeight > 0 {
      passes.input.drawShares(philox.draw(.mixing, counters.imageBatches))
    }
    let result = passes.discriminatorForward(
      discriminator.network, loss, dropout, penalties, interval: hyperparameters[.penaltyInterval],
      in: slopes)
    phases.finish(.discriminatorForward)
    if result.loss.isFinite && result.penalty.isFinite {
      passes.discriminatorBackward(discriminator.network, penalties, in: slopes)
    }
    return result
  }

  private mutating func prepareDiscriminatorInput() {
    generateFakes()
    phases.finish(.generatorForward)
    let noise = philox.draw(.instanceNoise, counters.imageBatches)
    let translation = philox.draw(.translation, counters.imageBatches)
    for block in 0...1 {
      passes.input.translate(block, reach: reach, translation)
      passes.input.finish(block, noise: instanceNoise, noise)
    }
  }

  /// G's images of the latents that lie in `passes`.
  mutating func generateFakes() {
    passes.generateFakes(
      generator.network,
      Pass.Dropout(
        rate: Float(hyperparameters[.generatorDropout]),
        hidden: philox.draw(.generatorDropout, counters.latentBatches)))
  }

  /// One update of G through D on its latest fakes; returns G's loss.
  mutating func updateGenerator() -> Double {
    let loss = generatorLoss(measuring: false)
    guard loss.isFinite else { return loss }
    phases.finish(.generatorLoss)
    passes.generatorBackward(generator.network)
    phases.finish(.generatorBackward)
    guard generator.network.hasFiniteGradients else { return .nan }
    if measuresGradients { gradientNorms.generator = gradientNorm(of: generator.network) }
    applyGeneratorGradients()
    phases.finish(.generatorUpdate)
    return loss
  }

  /// G's loss without an update, as for a frozen G.
  mutating func measureGenerator() -> Double {
    let loss = generatorLoss(measuring: true)
    phases.finish(.generatorLoss)
    return loss
  }

  private mutating func generatorLoss(measuring: Bool) -> Double {
    var dropout = discriminatorDropout(.dropoutInGeneratorStep, .inputDropoutInGeneratorStep)
    // D's update has thinned the real images already.
    let inputRate = dropout.inputRate
    dropout.inputRate = 0
    if loss.facts.generatorSeesReal { passes.lookAtReal(discriminator.network, dropout) }
    dropout.inputRate = inputRate
    passes.placeFakes()
    passes.input.translate(
      1, reach: reach, philox.draw(.translationInGeneratorStep, counters.latentBatches))
    passes.input.finish(
      1, noise: instanceNoise, philox.draw(.instanceNoiseInGeneratorStep, counters.latentBatches))
    return passes.generatorForward(
      through: discriminator.network, loss, dropout,
      normalizesOutput: duePenalties.normalizesOutput, measuring: measuring)
  }

  // How far images are moved at this step.
  private var reach: Int {
    let end = hyperparameters[.translationEnd]
    return end > 0 && Double(stepCount) >= end ? 0 : Int(hyperparameters[.translation])
  }

  private func discriminatorDropout(
    _ hidden: Philox.Purpose, _ input: Philox.Purpose
  ) -> Pass.Dropout {
    Pass.Dropout(
      rate: Float(hyperparameters[.discriminatorDropout]),
      inputRate: Float(hyperparameters[.inputDropout]),
      hidden: philox.draw(hidden, counters.latentBatches),
      input: philox.draw(input, counters.latentBatches))
  }

  private mutating func applyGeneratorGradients() {
    let decay = hyperparameters[.emaDecay]
    // Without an average there is no cost of keeping one; switched on, it starts at the weights.
    if decay > 0 && generator.averageIsStale {
      generator.average?.take(generator.network.parameters)
    }
    generator.averageIsStale = decay == 0
    let ramped = rampedDecay(decay)
    counters.generatorUpdates += 1
    generator.optimizer.update(
      generator.network,
      settings(.generatorLearningRate, .generatorOptimizer, clipsWeights: false),
      number: counters.generatorUpdates, average: decay > 0 ? generator.average : nil,
      decay: ramped)
  }

  // min(β, (1 + t)/(10 + t)), so that the average leaves the random start behind at once.
  private func rampedDecay(_ decay: Double) -> Double {
    let updates = Double(counters.generatorUpdates)
    return min(decay, (1 + updates) / (10 + updates))
  }

  /// Takes spectral norm into use, or out of it, where the hyperparameter changed.
  mutating func useSpectralNormIfAsked() {
    let wanted = hyperparameters.usesSpectralNorm
    guard wanted != (discriminator.network.spectralNorm != nil) else { return }
    let network = discriminator.network
    network.spectralNorm = wanted ? SpectralNorm(network, philox, in: context) : nil
    if !wanted { network.refreshProducts() }
  }

  private mutating func discriminatorSettings(after loss: Double) -> Optimizer.Settings {
    var settings = settings(
      .discriminatorLearningRate, .discriminatorOptimizer, clipsWeights: true)
    guard hyperparameters.isGapAware else {
      counters.discriminatorLossAverage = nil
      return settings
    }
    var rate = GapAwareRate(average: counters.discriminatorLossAverage)
    rate.take(loss)
    settings.learningRate *= rate.factor(by: self.loss)
    counters.discriminatorLossAverage = rate.average
    return settings
  }

  private func settings(
    _ rate: Hyperparameter, _ kind: Hyperparameter, clipsWeights: Bool
  ) -> Optimizer.Settings {
    let normalization: GradientNormalization = hyperparameters.choice(.gradientNormalization)
    return Optimizer.Settings(
      kind: hyperparameters.choice(kind),
      learningRate: hyperparameters[rate] * hyperparameters.rateSchedule.factor(at: stepCount),
      beta1: hyperparameters[.beta1], beta2: hyperparameters[.beta2],
      momentum: hyperparameters[.momentum], squareMemory: hyperparameters[.squareMemory],
      normalizes: normalization == .update,
      longestGradient: hyperparameters[.gradientClipNorm],
      largestDerivative: hyperparameters[.gradientClipValue],
      largestWeight: clipsWeights ? hyperparameters[.weightClip] : 0)
  }
}

extension Hyperparameters {
  /// How much of the learning rates is in force.
  var rateSchedule: LearningRateSchedule {
    LearningRateSchedule(
      kind: choice(.schedule), start: self[.scheduleStart], length: self[.scheduleLength],
      final: self[.scheduleFinal], warmUp: self[.warmUp])
  }
}
