extension Preset {
  /// Tuned: small batches with high rates learn fastest, a penalty that is taken often and rates that fall
  /// to next to nothing make the digits clear, few latents leave no gaps between them.
  static let balanced = Preset(
    "balanced", "tuned: few latents, small batches, R1, falling rates, long average; clear digits"
  ) {
    $0.batch = 64
    $0.generator.perceptron?.widths = [16, 256, 512, 1024, 784]
    $0.generator.perceptron?.hidden = .leakyRelu
    $0.generator.perceptron?.batchNorm = .all
    // Statistics of so few images a step would shake the digits that they draw.
    $0.generator.perceptron?.normMomentum = 0.02
    $0.discriminator.perceptron?.hidden = .leakyRelu
    $0[.generatorLearningRate] = 5e-4
    $0[.discriminatorLearningRate] = 5e-4
    $0[.beta1] = 0
    $0[.emaDecay] = 0.9995
    $0[.r1] = 3
    $0[.penaltyInterval] = 4
    $0.choose(.schedule, ScheduleKind.linear)
    $0[.scheduleStart] = 7000
    $0[.scheduleLength] = 21_000
    $0[.scheduleFinal] = 0.02
  }

  static let dropout = Preset(
    "dropout",
    "batch norm in G, dropout in D, β1 0.5, real label 0.9, EMA: the usual remedies together"
  ) {
    $0.generator.perceptron?.hidden = .leakyRelu
    $0.generator.perceptron?.batchNorm = .all
    $0.discriminator.perceptron?.hidden = .leakyRelu
    $0.discriminator.perceptron?.dropout = .all
    $0[.labelSmoothing] = 0.1
    $0[.discriminatorDropout] = 0.2
    $0[.emaDecay] = 0.999
  }

  static let article = Preset(
    "article", "the article as written: ReLU, no normalisation, β1 0.9; it collapses, for study"
  ) { $0[.beta1] = 0.9 }

  static let tf1 = Preset(
    "tf1", "the TensorFlow 1 article: latents around −1, Xavier start, cross-entropy on logits",
    article
  ) {
    $0.generator.initialization = .xavier
    $0.discriminator.initialization = .xavier
    $0.discriminator.perceptron?.hidden = .leakyRelu
    $0[.latentMean] = -1
    $0[.beta1] = 0.5
  }

  static let pytorchGAN = Preset(
    "pytorch-gan", "PyTorch-GAN's gan.py, with its batch norm whose ε is 0.8 by a slip of the pen",
    dropout
  ) {
    $0.batch = 64
    $0.generator.perceptron?.widths = [100, 128, 256, 512, 1024, 784]
    // Its first block has no batch norm.
    $0.generator.perceptron?.batchNorm = .only([2, 3, 4])
    $0.generator.perceptron?.normEpsilon = 0.8
    $0.discriminator.perceptron?.widths = [784, 512, 256, 1]
    $0.discriminator.perceptron?.dropout = .none
    $0[.labelSmoothing] = 0
    $0[.discriminatorDropout] = 0
    $0[.emaDecay] = 0
  }

  static let dense128 = Preset(
    "dense128", "one layer of 128 with batch norm behind it, sigmoid pixels: tiny, fast, rough",
    dropout
  ) {
    $0.generator.perceptron?.widths = [100, 128, 784]
    $0.generator.perceptron?.output = .sigmoid
    $0.generator.perceptron?.normAfterActivation = true
    // Keras's batch norm and start.
    $0.generator.perceptron?.normEpsilon = 1e-3
    $0.generator.perceptron?.normMomentum = 0.01
    $0.generator.initialization = .xavier
    $0.discriminator.initialization = .xavier
    $0.discriminator.perceptron?.widths = [784, 128, 1]
    $0.discriminator.perceptron?.dropout = .none
    $0[.discriminatorDropout] = 0
    $0[.labelSmoothing] = 0
    $0[.generatorLearningRate] = 1e-3
    $0[.discriminatorLearningRate] = 1e-3
  }

  static let goodfellow2014 = Preset(
    "goodfellow2014", "the first GAN's MNIST recipe: maxout D with dropout, SGD with momentum"
  ) {
    $0.batch = 100
    $0.generator.perceptron?.widths = [100, 1200, 1200, 784]
    $0.generator.perceptron?.output = .sigmoid
    $0.discriminator.perceptron?.widths = [784, 240, 240, 1]
    $0.discriminator.perceptron?.hidden = .maxout
    $0.discriminator.perceptron?.dropout = .only([0, 1, 2])
    $0.choose(.latentDistribution, LatentDistribution.uniform)
    $0.choose(.generatorOptimizer, OptimizerKind.sgd)
    $0.choose(.discriminatorOptimizer, OptimizerKind.sgd)
    $0[.momentum] = 0.5
    $0[.generatorLearningRate] = 0.1
    $0[.discriminatorLearningRate] = 0.1
    $0[.discriminatorDropout] = 0.5
    $0[.inputDropout] = 0.2
  }

  static let minimax = Preset(
    "minimax", "dropout with the saturating loss of the theory: G learns little while D is sure",
    dropout
  ) { $0.choose(.loss, LossKind.minimax) }

  static let lsgan = Preset(
    "lsgan", "least squares instead of cross-entropy: G's gradient does not vanish", dropout
  ) {
    $0.choose(.loss, LossKind.leastSquares)
    $0[.labelSmoothing] = 0
  }

  static let wgan = Preset(
    "wgan", "Wasserstein loss, critic held down by weight clipping, RMSprop: steady but blurred",
    dropout
  ) {
    $0.plainCritic(.wasserstein)
    $0.choose(.generatorOptimizer, OptimizerKind.rmsprop)
    $0.choose(.discriminatorOptimizer, OptimizerKind.rmsprop)
    $0[.generatorLearningRate] = 5e-5
    $0[.discriminatorLearningRate] = 5e-5
    $0[.discriminatorSteps] = 5
    $0[.weightClip] = 0.01
  }

  static let wganGP = Preset(
    "wgan-gp",
    "Wasserstein loss with gradient penalty, five steps of the critic: slow, no collapse",
    dropout
  ) {
    $0.plainCritic(.wasserstein)
    $0.discriminator.initialization = .he
    $0[.generatorLearningRate] = 1e-4
    $0[.discriminatorLearningRate] = 1e-4
    $0[.beta2] = 0.9
    $0[.discriminatorSteps] = 5
    $0[.gradientPenalty] = 10
  }

  static let hingeSN = Preset(
    "hinge-sn", "hinge loss and spectral norm in D: stable at almost no cost", dropout
  ) {
    $0.plainCritic(.hinge)
    $0.choose(.spectralNorm, Toggle.on)
  }

  static let r1 = Preset(
    "r1", "cross-entropy with a penalty on D's slope at real images: steadier than dropout",
    dropout
  ) {
    $0.plainCritic(.nonSaturating)
    $0[.r1] = 1
    $0[.penaltyInterval] = 16
  }

  static let rpgan = Preset(
    "rpgan", "real against fake in pairs, with R1 and R2 (R3GAN's loss): the steadiest game",
    dropout
  ) {
    $0.plainCritic(.relativistic)
    $0[.r1] = 1
    $0[.r2] = 1
    $0[.penaltyInterval] = 8
  }

  static let conditional = Preset(
    "conditional", "dropout, with the digit told to both networks: draw the digit you ask for",
    dropout
  ) { $0.classes = 10 }

  static let diverse = Preset(
    "diverse", "dropout, but D judges two images together (PacGAN): against missing digits",
    dropout
  ) { $0.packing = 2 }

  static let demoSaturating = Preset(
    "demo-saturating", "fails on purpose: a D that is too good leaves the minimax G no gradient",
    article
  ) {
    $0.choose(.loss, LossKind.minimax)
    $0[.discriminatorSteps] = 3
  }

  static let demoCollapse = Preset(
    "demo-collapse", "fails on purpose: a fast G against a small D finds one image and stays there",
    article
  ) {
    $0.discriminator.perceptron?.widths = [784, 32, 1]
    $0[.generatorLearningRate] = 2e-3
    $0[.discriminatorLearningRate] = 2e-5
  }
}

extension Configuration {
  // D without dropout and smoothing, which these losses do not want.
  fileprivate mutating func plainCritic(_ loss: LossKind) {
    choose(.loss, loss)
    discriminator.perceptron?.dropout = .none
    self[.discriminatorDropout] = 0
    self[.labelSmoothing] = 0
  }
}
