import Foundation
import Testing

@testable import GANEngine

/// The GAN of one number θ against a D of one number ψ, D(x) = −ψ·x, data at 0
/// (Mescheder et al. 2018, section 2): its path is known in closed form.
struct DiracGANTests {
  /// G's only weight that counts is its bias θ, D's its weight; SGD without momentum.
  private struct Game {
    let generator: Network
    let discriminator: Network
    let passes: TrainingPasses
    let optimizers: (generator: Optimizer, discriminator: Optimizer)
    let loss: AdversarialLoss
    let gamma: Double

    init(_ kind: LossKind, gamma: Double) throws {
      var configuration = TinyGAN.configuration()
      configuration.batch = 1
      configuration.generator = NetworkShape(
        widths: [1, 1], hidden: .identity, output: .identity)
      configuration.discriminator = configuration.generator
      let context = try ComputeContext(threads: 1)
      generator = Network(configuration.generatorLayout, bf16: false, in: context)
      discriminator = Network(configuration.discriminatorLayout, bf16: false, in: context)
      passes = try TrainingPasses(configuration, lineWidth: 1, bf16: false, in: context)
      optimizers = (
        Optimizer(count: generator.parameters.count, in: context),
        Optimizer(count: discriminator.parameters.count, in: context)
      )
      loss = AdversarialLoss(kind)
      self.gamma = gamma
      generator.parameters.elements[theta] = 1
      discriminator.parameters.elements[0] = -1
    }

    var theta: Int { generator.layout.affine[0].bias }
    var point: (theta: Double, psi: Double) {
      (
        Double(generator.parameters.elements[theta]),
        -Double(discriminator.parameters.elements[0])
      )
    }
    var length: Double { hypot(point.theta, point.psi) }

    func step(simultaneous: Bool) {
      passes.generateFakes(generator, Pass.Dropout())
      _ = passes.discriminatorStep(
        discriminator, loss, Pass.Dropout(), Penalties(realWeight: gamma), interval: 1)
      if simultaneous { findGeneratorGradient() } else { moveDiscriminator() }
      if simultaneous { moveDiscriminator() } else { findGeneratorGradient() }
      optimizers.generator.update(generator, settings, number: 1)
    }

    private var settings: Optimizer.Settings {
      Optimizer.Settings(kind: .sgd, learningRate: 0.1, momentum: 0)
    }

    private func findGeneratorGradient() {
      passes.placeFakes()
      _ = passes.generatorStep(generator, through: discriminator, loss)
    }

    private func moveDiscriminator() {
      optimizers.discriminator.update(discriminator, settings, number: 1)
      // D has no bias.
      discriminator.parameters.elements[discriminator.layout.affine[0].bias] = 0
    }
  }

  private func game(_ kind: LossKind, gamma: Double, steps: Int, simultaneous: Bool = true) throws
    -> Game
  {
    let game = try Game(kind, gamma: gamma)
    for _ in 0..<steps { game.step(simultaneous: simultaneous) }
    return game
  }

  @Test func firstStepsAreTheKnownOnes() throws {
    let expected: [(LossKind, Double, Int, Double, Double)] = [
      (.minimax, 0, 1, 0.973105858, 1.026894142), (.minimax, 0, 2, 0.945473815, 1.053078830),
      (.minimax, 0.3, 1, 0.973105858, 0.996894142),
      (.nonSaturating, 0, 1, 0.926894142, 1.026894142),
    ]
    for (kind, gamma, steps, theta, psi) in expected {
      let point = try game(kind, gamma: gamma, steps: steps).point
      #expect(abs(point.theta - theta) < 1e-6)
      #expect(abs(point.psi - psi) < 1e-6)
    }
  }

  @Test func withoutPenaltyTheGameSpiralsOutwards() throws {
    for (steps, length) in [(10, 1.4196), (100, 1.5516), (1000, 2.6507)] {
      let found = try game(.minimax, gamma: 0, steps: steps).length
      #expect(abs(found - length) < 1e-3)
    }
    let alternating = try game(.minimax, gamma: 0, steps: 1000, simultaneous: false).length
    // Taking turns neither grows nor shrinks it; which of the two goes first shifts the phase.
    #expect(abs(alternating - 2.0.squareRoot()) < 0.1)
  }

  @Test func withPenaltyItConverges() throws {
    for (steps, length) in [(10, 1.1945), (100, 0.2581)] {
      let found = try game(.minimax, gamma: 0.3, steps: steps).length
      #expect(abs(found - length) < 2e-4)
    }
    #expect(try game(.minimax, gamma: 0.3, steps: 1000).length < 1e-5)
    #expect(try abs(game(.nonSaturating, gamma: 0.3, steps: 100).length - 0.2013) < 2e-4)
    #expect(try abs(game(.nonSaturating, gamma: 0, steps: 100).length - 0.8038) < 2e-4)
  }
}
