/// A named recipe with the reason to choose it.
public struct Preset: Sendable {
  /// The name typed on the command line.
  public let name: String
  /// One line: what it is and why one would choose it.
  public let summary: String
  /// The recipe; seed, precision and threads are the caller's to set.
  public let configuration: Configuration

  /// A recipe of one's own; `configuration.preset` should be its name as well.
  public init(name: String, summary: String, configuration: Configuration) {
    self.name = name
    self.summary = summary
    self.configuration = configuration
  }

  /// Every preset, the default first.
  public static let all: [Preset] = [
    balanced, dropout, article, tf1, pytorchGAN, dense128, goodfellow2014, minimax, lsgan, wgan,
    wganGP, hingeSN, r1, rpgan, conditional, diverse, conv, convBest, dcgan, convConditional,
    convWGANGP, convSN, rnn, demoSaturating, demoCollapse,
  ]

  /// What is trained unless told otherwise.
  public static let standard = balanced

  /// The preset of that name; nil where there is none.
  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }

  // The article's nets and rates, everything else at its initial value.
  fileprivate static let plain = Configuration(
    preset: "", seed: 0, batch: 128,
    generator: NetworkShape(
      widths: [100, 256, 512, 1024, 784], hidden: .relu, output: .tanh),
    discriminator: NetworkShape(
      widths: [784, 1024, 512, 256, 1], hidden: .relu, output: .identity),
    precision: .auto, threads: 1, hyperparameters: Hyperparameters())
}

extension Preset {
  /// `base` under another name, with changes.
  init(
    _ name: String, _ summary: String, _ base: Preset? = nil,
    _ change: (inout Configuration) -> Void = { _ in }
  ) {
    var configuration = base?.configuration ?? Self.plain
    configuration.preset = name
    change(&configuration)
    self.init(name: name, summary: summary, configuration: configuration)
  }
}

extension Configuration {
  /// Shorthand for recipes.
  subscript(_ parameter: Hyperparameter) -> Double {
    get { hyperparameters[parameter] }
    set { hyperparameters[parameter] = newValue }
  }

  /// Makes a choice for `parameter`, which is of that kind.
  mutating func choose<Choice: HyperparameterChoice & Equatable>(
    _ parameter: Hyperparameter, _ choice: Choice
  ) {
    hyperparameters[parameter] = Double(Choice.allCases.firstIndex(of: choice) ?? 0)
  }
}
