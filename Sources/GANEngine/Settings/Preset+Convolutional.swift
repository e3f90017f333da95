extension Preset {
  /// Tuned: a dense layer between latents and a small image, one block in each network.
  static let conv = Preset(
    "conv", "small convolutional nets with a residual block: the best digits for their time",
    balanced
  ) { $0.convolve(.init(outer: 16, inner: 32, dense: 256)) }

  static let convBest = Preset(
    "conv-best", "conv with twice the channels: the best digits, whatever they cost", conv
  ) { $0.convolve(.init(outer: 32, inner: 64, dense: 128)) }

  static let convConditional = Preset(
    "conv-conditional", "conv, with the digit told to both networks: draw the digit you ask for",
    conv
  ) { $0.classes = 10 }

  static let dcgan = Preset(
    "dcgan", "DCGAN at 28×28 as it is taught: batch norm in both nets, β1 0.5, for comparison"
  ) {
    let leaky = LayerSpec.activation(.leakyRelu, slope: 0.2)
    let relu = LayerSpec.activation(.relu, slope: 0)
    let norm = LayerSpec.batchNorm(epsilon: 1e-5, momentum: 0.1)
    $0.batch = 128
    $0.generator = NetworkShape(
      input: Extent(channels: 100),
      layers: [
        .linear(outputs: 49 * 128), .reshape(Extent(channels: 128, height: 7, width: 7)), norm,
        relu, .doubling(64), norm, relu, .doubling(1), .activation(.tanh, slope: 0),
      ])
    $0.discriminator = NetworkShape(
      input: Extent(channels: 1, height: 28, width: 28),
      layers: [
        .halving(64), leaky, .halving(128), norm, leaky, .flatten, .linear(outputs: 1),
      ])
    $0.generator.initialization = .normal
    $0.discriminator.initialization = .normal
    $0[.generatorLearningRate] = 2e-4
    $0[.discriminatorLearningRate] = 2e-4
    $0[.beta1] = 0.5
  }

  static let convWGANGP = Preset(
    "conv-wgan-gp", "Wasserstein loss with gradient penalty on convolutional nets: slow, steady",
    wganGP
  ) {
    $0.batch = 64
    $0.convolve(.init(outer: 16, inner: 32, dense: 256))
    $0.discriminator.initialization = .he
    $0[.beta1] = 0
    $0[.emaDecay] = 0.9995
  }

  static let convSN = Preset(
    "conv-sn", "SNGAN: hinge loss and spectral norm on convolutional nets, no penalty", hingeSN
  ) {
    $0.batch = 64
    $0.convolve(.init(outer: 16, inner: 32, dense: 256))
    $0[.beta1] = 0
    $0[.beta2] = 0.9
    $0[.emaDecay] = 0.9995
  }

  static let rnn = Preset(
    "rnn", "a GRU that writes the digit row by row and one that reads it: for study, rough digits"
  ) {
    $0.batch = 64
    $0.generator = NetworkShape(
      input: Extent(channels: 32),
      layers: [
        .linear(outputs: 128), .activation(.leakyRelu, slope: 0.2),
        .recurrent(units: 192, .writes(steps: 28)), .linear(outputs: 28),
        .activation(.tanh, slope: 0),
      ])
    $0.discriminator = NetworkShape(
      input: Extent(channels: 1, height: 28, width: 28),
      layers: [.recurrent(units: 128, .reads), .linear(outputs: 1)])
    $0[.generatorLearningRate] = 5e-4
    $0[.discriminatorLearningRate] = 5e-4
    $0[.beta1] = 0
    $0[.emaDecay] = 0.999
  }
}

/// Channels of a pair of convolutional nets, and the width of the dense layer next to latents and logit.
private struct Channels {
  /// At 14 × 14.
  let outer: Int
  /// At 7 × 7.
  let inner: Int
  let dense: Int
}

extension Configuration {
  // Generator: latents → dense → 7×7 → 14×14 with a block → 28×28. Discriminator: its mirror.
  fileprivate mutating func convolve(_ channels: Channels) {
    let leaky = LayerSpec.activation(.leakyRelu, slope: 0.2)
    // Statistics of so few images a step would shake the digits that they draw.
    let norm = LayerSpec.batchNorm(epsilon: 1e-5, momentum: 0.02)
    let image = Extent(channels: channels.inner, height: 7, width: 7)
    generator = NetworkShape(
      input: Extent(channels: 16),
      layers: [
        .linear(outputs: channels.dense), norm, leaky, .linear(outputs: image.count), norm, leaky,
        .reshape(image), .doubling(channels.outer), norm, leaky,
        .residual([.flat(channels.outer), norm, leaky]), .doubling(1),
        .activation(.tanh, slope: 0),
      ])
    discriminator = NetworkShape(
      input: Extent(channels: 1, height: 28, width: 28),
      layers: [
        .halving(channels.outer), leaky, .halving(channels.inner), leaky,
        .residual([.flat(channels.inner), leaky]), .flatten, .linear(outputs: channels.dense),
        leaky, .linear(outputs: 1),
      ])
  }
}

extension LayerSpec {
  fileprivate static func doubling(_ channels: Int) -> LayerSpec {
    .convTransposed(Window(channels: channels, kernel: 4, stride: 2, padding: 1))
  }

  fileprivate static func halving(_ channels: Int) -> LayerSpec {
    .conv(Window(channels: channels, kernel: 4, stride: 2, padding: 1))
  }

  fileprivate static func flat(_ channels: Int) -> LayerSpec {
    .conv(Window(channels: channels, kernel: 3, stride: 1, padding: 1))
  }
}
