/// A named recipe with the reason to choose it.
public struct Preset: Sendable {
  /// The name typed on the command line.
  public let name: String
  /// One line: what it is and why one would choose it.
  public let summary: String
  /// The recipe; seed, precision and threads are the caller's to set.
  public let configuration: Configuration

  /// Every preset, the default first.
  public static let all: [Preset] = [balanced, article]

  /// What is trained when nobody says what.
  public static let standard = balanced

  /// The preset of that name.
  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }

  private static let generatorWidths = [100, 256, 512, 1024, 784]
  private static let discriminatorWidths = [784, 1024, 512, 256, 1]

  private static func preset(
    _ name: String, _ summary: String, generator: NetworkShape, discriminator: NetworkShape,
    _ values: [Hyperparameter: Double]
  ) -> Preset {
    var hyperparameters = Hyperparameters()
    for (parameter, value) in values { hyperparameters[parameter] = value }
    return Preset(
      name: name, summary: summary,
      configuration: Configuration(
        preset: name, seed: 0, batch: 128, generator: generator, discriminator: discriminator,
        precision: .auto, threads: 1, hyperparameters: hyperparameters))
  }

  private static let balanced = preset(
    "balanced", "batch norm in G, dropout in D, β1 0.5, real label 0.9, EMA: learns all ten digits",
    generator: NetworkShape(
      widths: generatorWidths, hidden: .leakyRelu, output: .tanh, slope: 0.2, batchNorm: .all),
    discriminator: NetworkShape(
      widths: discriminatorWidths, hidden: .leakyRelu, output: .identity, slope: 0.2,
      dropout: .all),
    [
      .generatorLearningRate: 2e-4, .discriminatorLearningRate: 2e-4, .beta1: 0.5, .beta2: 0.999,
      .labelSmoothing: 0.1, .discriminatorDropout: 0.2, .emaDecay: 0.999,
    ])

  private static let article = preset(
    "article", "the article as written: ReLU, no normalisation, β1 0.9; it collapses, for study",
    generator: NetworkShape(widths: generatorWidths, hidden: .relu, output: .tanh),
    discriminator: NetworkShape(widths: discriminatorWidths, hidden: .relu, output: .identity),
    [
      .generatorLearningRate: 2e-4, .discriminatorLearningRate: 2e-4, .beta1: 0.9, .beta2: 0.999,
      .labelSmoothing: 0, .discriminatorDropout: 0, .emaDecay: 0,
    ])
}
