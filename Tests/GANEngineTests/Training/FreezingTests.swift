import Testing

@testable import GANEngine

struct FreezingTests {
  private func tensors(_ trainer: borrowing Trainer, _ prefix: String) -> [NamedTensor] {
    trainer.state().tensors.filter {
      $0.name.hasPrefix("\(prefix).") && ($0.name.hasSuffix("weight") || $0.name.hasSuffix("bias"))
    }
  }

  @Test(arguments: ["balanced", "rpgan", "hinge-sn", "wgan-gp", "conditional"])
  func frozenDiscriminatorStandsStill(_ name: String) throws {
    var trainer = try Trainer(
      TinyGAN.configuration(named: name) { $0[.discriminatorSteps] = 0 }, data: TinyGAN.data)
    let before = (tensors(trainer, "discriminator"), tensors(trainer, "generator"))
    var losses: Set<Float> = []
    for _ in 0..<5 {
      let metrics = trainer.step()
      #expect(metrics.isFinite && metrics[.discriminatorLoss] != 0)
      losses.insert(metrics[.discriminatorLoss])
    }
    #expect(tensors(trainer, "discriminator") == before.0)
    #expect(tensors(trainer, "generator") != before.1)
    #expect(losses.count == 5, "each step sees another batch")
    let state = trainer.state()
    #expect(state.counters.discriminatorUpdates == 0 && state.counters.generatorUpdates == 5)
    #expect(
      state.counters.imageBatches == 5 && state.counters.latentBatches == 5 && state.step == 5)
  }

  @Test(arguments: ["balanced", "rpgan", "hinge-sn", "wgan-gp", "conditional"])
  func frozenGeneratorStandsStill(_ name: String) throws {
    var trainer = try Trainer(
      TinyGAN.configuration(named: name) {
        $0[.generatorSteps] = 0
        $0[.discriminatorSteps] = 2
      }, data: TinyGAN.data)
    let before = (tensors(trainer, "discriminator"), tensors(trainer, "generator"))
    for _ in 0..<5 {
      let metrics = trainer.step()
      #expect(metrics.isFinite && metrics[.generatorLoss] != 0)
    }
    #expect(tensors(trainer, "discriminator") != before.0)
    #expect(tensors(trainer, "generator") == before.1)
    let state = trainer.state()
    #expect(state.counters.discriminatorUpdates == 10 && state.counters.generatorUpdates == 0)
    #expect(state.counters.imageBatches == 10 && state.step == 5)
  }

  @Test func updatesCountPerStep() throws {
    var trainer = try Trainer(
      TinyGAN.configuration(named: "dropout") {
        $0[.generatorSteps] = 2
        $0[.discriminatorSteps] = 3
      }, data: TinyGAN.data)
    for _ in 0..<4 { _ = trainer.step() }
    let state = trainer.state()
    #expect(state.counters.generatorUpdates == 8 && state.counters.discriminatorUpdates == 12)
    // The first update of G works on D's last fakes, the others draw new ones.
    #expect(state.counters.imageBatches == 12 && state.counters.latentBatches == 16)
  }

  @Test func frozenDiscriminatorsLossIsTheOneItWouldTrain() throws {
    // At a rate of 0 an update measures as well.
    func losses(_ change: (inout Configuration) -> Void) throws -> [Float] {
      var trainer = try Trainer(
        TinyGAN.configuration(named: "lsgan") {
          $0.choose(.gradientNormalization, GradientNormalization.discriminator)
          $0.discriminator.perceptron?.dropout = LayerSelection.none
          change(&$0)
        }, data: TinyGAN.data)
      return (0..<3).map { _ in trainer.step()[.discriminatorLoss] }
    }
    let frozen = try losses { $0[.discriminatorSteps] = 0 }
    let idle = try losses { $0[.discriminatorLearningRate] = 0 }
    #expect(zip(frozen, idle).allSatisfy { abs($0 - $1) < 1e-5 })
  }
}
