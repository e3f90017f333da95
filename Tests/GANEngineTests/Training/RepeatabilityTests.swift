import Testing

@testable import GANEngine

/// The same seed, configuration and thread count give the same bits.
struct RepeatabilityTests {
  private func configuration(_ preset: String, _ precision: Precision) throws -> Configuration {
    TinyGAN.configuration(try #require(Preset.named(preset)), precision)
  }

  @Test(arguments: ["article", "balanced"], [Precision.fp32, .bf16])
  func repeatsBitForBit(_ preset: String, _ precision: Precision) throws {
    var states: [TrainerState] = []
    for _ in 0..<2 {
      var trainer = try Trainer(configuration(preset, precision), data: TinyGAN.data)
      for _ in 0..<25 { #expect(trainer.step().isFinite) }
      states.append(trainer.state())
    }
    #expect(states[0] == states[1])
    #expect(states[0].step == 25)
  }

  @Test(arguments: ["article", "balanced"], [Precision.fp32, .bf16])
  func resumesBitForBit(_ preset: String, _ precision: Precision) throws {
    var whole = try Trainer(configuration(preset, precision), data: TinyGAN.data)
    var first = try Trainer(configuration(preset, precision), data: TinyGAN.data)
    for _ in 0..<24 { _ = whole.step() }
    for _ in 0..<13 { _ = first.step() }
    let saved = first.state()
    var second = try Trainer(saved.configuration, data: TinyGAN.data)
    try second.restore(saved)
    #expect(second.state() == saved)
    for _ in 0..<11 { _ = second.step() }
    #expect(second.state() == whole.state())
    #expect(try second.samples(count: 4) == whole.samples(count: 4))
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let preset: String
    let change: @Sendable (inout Configuration) -> Void

    init(
      _ preset: String, _ what: String,
      _ change: @escaping @Sendable (inout Configuration) -> Void = { _ in }
    ) {
      testDescription = "\(preset) \(what)"
      self.preset = preset
      self.change = change
    }
  }

  static let kinds: [Case] =
    Preset.all.map { Case($0.name, "as it is") } + [
      Case("hinge-sn", "with deviation") { $0.discriminator.perceptron?.minibatchDeviation = true },
      Case("goodfellow2014", "with spectral norm") { $0.choose(.spectralNorm, Toggle.on) },
      Case("balanced", "with translation that ends") {
        $0[.translation] = 2
        $0[.translationEnd] = 10
      },
      Case("conditional", "with translation") { $0[.translation] = 2 },
      Case("diverse", "with translation") { $0[.translation] = 2 },
      Case("balanced", "with G's dropout and noise") {
        $0.generator.perceptron?.dropout = .all
        $0[.generatorDropout] = 0.2
        $0[.instanceNoise] = 0.1
        $0[.instanceNoiseSteps] = 30
        $0.choose(.schedule, ScheduleKind.cosine)
        $0[.scheduleLength] = 40
      },
      Case("conditional", "2 updates of G, 3 of D") {
        $0[.generatorSteps] = 2
        $0[.discriminatorSteps] = 3
      },
      Case("balanced", "with a gap-aware rate") { $0.choose(.gapAware, Toggle.on) },
      Case("wgan-gp", "with a gap-aware rate") { $0.choose(.gapAware, Toggle.on) },
      Case("rpgan", "D frozen") { $0[.discriminatorSteps] = 0 },
      Case("balanced", "G frozen") { $0[.generatorSteps] = 0 },
      Case("dropout", "batch norm in D") {
        $0.discriminator.perceptron?.batchNorm = .all
        $0.discriminator.perceptron?.normAfterActivation = true
      },
      Case("lsgan", "slope normalised") {
        $0.choose(.gradientNormalization, GradientNormalization.discriminator)
        $0.discriminator.perceptron?.dropout = LayerSelection.none
      },
    ]

  @Test(arguments: kinds, [Precision.fp32, .bf16])
  func everyKindResumesBitForBit(_ test: Case, _ precision: Precision) throws {
    var configuration = try configuration(test.preset, precision)
    test.change(&configuration)
    var whole = try Trainer(configuration, data: TinyGAN.data)
    var first = try Trainer(configuration, data: TinyGAN.data)
    for _ in 0..<40 { #expect(whole.step().isFinite) }
    for _ in 0..<20 { _ = first.step() }
    let saved = first.state()
    var second = try Trainer(saved.configuration, data: TinyGAN.data)
    try second.restore(saved)
    #expect(second.state() == saved)
    for _ in 0..<20 { _ = second.step() }
    #expect(second.state() == whole.state())
    #expect(try second.samples(count: 4) == whole.samples(count: 4))
  }

  @Test(arguments: [0, 3])
  func resumesRightAfterAChangeOfHyperparameters(_ steps: Int) throws {
    for (from, to) in [(0.0, 1.0), (1, 0)] {
      var configuration = TinyGAN.configuration()
      configuration[.spectralNorm] = from
      configuration[.emaDecay] = from == 0 ? 0 : 0.9
      var first = try Trainer(configuration, data: TinyGAN.data)
      for _ in 0..<steps { _ = first.step() }
      first.hyperparameters[.spectralNorm] = to
      first.hyperparameters[.emaDecay] = 0.99
      let saved = first.state()
      var second = try Trainer(saved.configuration, data: TinyGAN.data)
      try second.restore(saved)
      for _ in 0..<5 {
        _ = first.step()
        _ = second.step()
      }
      #expect(second.state() == first.state())
    }
  }

  @Test func anotherSeedGivesOtherBits() throws {
    let first = try Trainer(TinyGAN.configuration(seed: 9), data: TinyGAN.data)
    let second = try Trainer(TinyGAN.configuration(seed: 10), data: TinyGAN.data)
    #expect(first.state().tensors != second.state().tensors)
  }
}
