import Testing

@testable import GANEngine

/// Every rule about combinations of settings fires on its combination, and not on the preset that
/// is one change away from it.
struct FindingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let severity: Finding.Severity
    /// What the message says and no other does.
    let words: String
    let preset: String
    let change: @Sendable (inout Configuration) -> Void
    var testDescription: String { "\(words) (\(preset))" }

    init(
      _ severity: Finding.Severity, _ words: String, _ preset: String,
      _ change: @escaping @Sendable (inout Configuration) -> Void
    ) {
      self.severity = severity
      self.words = words
      self.preset = preset
      self.change = change
    }
  }

  static let cases: [Case] = [
    Case(.error, "batch norm in D mixes", "r1") { $0.discriminator.perceptron?.batchNorm = .all },
    Case(.error, "batch norm in D mixes", "wgan-gp") {
      $0.discriminator.perceptron?.batchNorm = .only([1])
    },
    Case(.error, "batch norm in D mixes", "lsgan") {
      $0.discriminator.perceptron?.batchNorm = .all
      $0.choose(.gradientNormalization, GradientNormalization.discriminator)
    },
    Case(.error, "minibatch deviation mixes", "rpgan") {
      $0.discriminator.perceptron?.minibatchDeviation = true
    },
    Case(.error, "relu, leakyRelu or identity", "r1") {
      $0.discriminator.perceptron?.hidden = .tanh
    },
    Case(.error, "relu, leakyRelu or identity", "goodfellow2014") {
      $0[.r2] = 1
      $0.discriminator.perceptron?.dropout = LayerSelection.none
    },
    Case(.error, "dropout of D's pixels", "r1") {
      $0.discriminator.perceptron?.dropout = .only([0])
    },
    Case(.error, "does not go with the relativistic", "rpgan") {
      $0.choose(.gradientNormalization, GradientNormalization.discriminator)
    },
    Case(.error, "must end in tanh or sigmoid", "dropout") {
      $0.generator.perceptron?.output = .identity
    },
    Case(.error, "must end in logits", "dropout") {
      $0.discriminator.perceptron?.output = .sigmoid
    },
    Case(.error, "maxout is for hidden layers", "article") {
      $0.generator.perceptron?.output = .maxout
    },
    Case(.error, "maxout units do not go", "goodfellow2014") {
      $0.discriminator.perceptron?.batchNorm = .all
    },
    Case(.error, "maxout units do not go", "dropout") { $0.generator.perceptron?.hidden = .maxout },
    Case(.error, "minibatch deviation is D's", "dropout") {
      $0.generator.perceptron?.minibatchDeviation = true
    },
    Case(.error, "minibatch deviation is D's", "dropout") {
      $0.discriminator.perceptron?.minibatchDeviation = true
      $0.discriminator.perceptron?.widths = [784, 32, 2]
    },
    Case(.error, "packed images share no class", "conditional") { $0.packing = 2 },
    Case(.error, "packed images share no class", "diverse") { $0.classes = 10 },
    Case(.error, "at least two rows", "dropout") { $0.batch = 1 },
    Case(.warning, "weight clipping is made for", "dropout") { $0[.weightClip] = 0.01 },
    Case(.warning, "cannot be steep", "wgan") { $0[.weightClip] = 0 },
    Case(.warning, "cannot be steep", "wgan-gp") { $0[.gradientPenalty] = 0 },
    Case(.warning, "pulls slopes to 1", "r1") { $0[.gradientPenalty] = 10 },
    Case(.warning, "weight clipping and a gradient penalty", "wgan-gp") { $0[.weightClip] = 0.01 },
    Case(.warning, "spectral norm and weight clipping", "wgan") {
      $0.choose(.spectralNorm, Toggle.on)
    },
    Case(.warning, "dropout in D makes its slope noisy", "dropout") { $0[.r1] = 1 },
    Case(.warning, "label smoothing acts on", "hinge-sn") { $0[.labelSmoothing] = 0.1 },
    Case(.warning, "label smoothing acts on", "rpgan") { $0[.labelSmoothing] = 0.1 },
    Case(.warning, "dropout D has no layer", "article") { $0[.discriminatorDropout] = 0.3 },
    Case(.warning, "dropout of pixels has no effect", "dropout") { $0[.inputDropout] = 0.2 },
    Case(.warning, "dropout G has no layer", "dropout") { $0[.generatorDropout] = 0.2 },
    Case(.warning, "both networks are frozen", "dropout") {
      $0[.generatorSteps] = 0
      $0[.discriminatorSteps] = 0
    },
  ]

  private func fires(_ test: Case, on configuration: Configuration) -> Bool {
    configuration.findings(configuration.hyperparameters).contains {
      $0.severity == test.severity && $0.message.contains(test.words)
    }
  }

  @Test(arguments: cases)
  func ruleFiresOnItsCombinationOnly(_ test: Case) throws {
    var configuration = try #require(Preset.named(test.preset)).configuration
    #expect(!fires(test, on: configuration))
    test.change(&configuration)
    #expect(fires(test, on: configuration))
    if test.severity == .error {
      #expect(throws: EngineError.self) { try configuration.check(height: 28, width: 28) }
    } else {
      try configuration.check(height: 28, width: 28)
    }
  }

  @Test func everyRuleHasACase() {
    // All that any combination of the table's changes has said.
    var messages: Set<String> = []
    for test in Self.cases {
      guard var configuration = Preset.named(test.preset)?.configuration else { continue }
      test.change(&configuration)
      messages.formUnion(
        configuration.findings(configuration.hyperparameters).map(\.message))
    }
    for message in messages {
      #expect(Self.cases.contains { message.contains($0.words) }, "\(message)")
    }
    // No two rules share the words they are known by.
    for test in Self.cases {
      #expect(messages.filter { $0.contains(test.words) }.count == 1, "\(test.words)")
    }
  }
}
