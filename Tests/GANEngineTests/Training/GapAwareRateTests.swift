import Foundation
import Testing

@testable import GANEngine

struct GapAwareRateTests {
  private func factor(_ average: Double, _ kind: LossKind, smoothing: Double = 0) -> Double {
    GapAwareRate(average: average).factor(by: AdversarialLoss(kind, smoothing: smoothing))
  }

  @Test func atTheEquilibriumNothingChanges() {
    #expect(abs(factor(2 * log(2), .nonSaturating) - 1) < 1e-12)
    #expect(factor(2, .hinge) == 1)
    #expect(factor(0, .wasserstein) == 1)
    #expect(GapAwareRate().factor(by: AdversarialLoss(.hinge)) == 1)
  }

  @Test func belowItTheRateFallsToATenthAtMost() {
    // A tenth of the equilibrium below it is the whole width.
    #expect(abs(factor(1.8, .hinge) - 0.1) < 1e-12)
    #expect(abs(factor(1.9, .hinge) - pow(10, -0.5)) < 1e-12)
    #expect(factor(0.3, .hinge) == 0.1)
    #expect(abs(factor(0.95 * log(2), .relativistic) - pow(10, -0.5)) < 1e-12)
    // Labels of 0.9: the equilibrium is 1.376278.
    let smoothed = factor(1.376278 * 0.95, .nonSaturating, smoothing: 0.1)
    #expect(abs(smoothed - pow(10, -0.5)) < 1e-4)
    #expect(abs(factor(0.2375, .leastSquares) - pow(10, -0.5)) < 1e-12)
  }

  @Test func aboveItTheRateDoublesAtMost() {
    #expect(abs(factor(2.1, .hinge) - 2.0.squareRoot()) < 1e-12)
    #expect(abs(factor(2.2, .hinge) - 2) < 1e-12)
    #expect(factor(1e300, .hinge) == 2)
  }

  @Test func aCriticHasAWidthOfItsOwn() {
    #expect(abs(factor(-5, .wasserstein) - pow(10, -0.5)) < 1e-12)
    #expect(factor(-40, .wasserstein) == 0.1)
    #expect(abs(factor(5, .wasserstein) - 2.0.squareRoot()) < 1e-12)
  }

  @Test func theAverageMovesByATwentieth() {
    var rate = GapAwareRate()
    rate.take(.nan)
    #expect(rate.average == nil)
    for loss in [2.0, 1, .infinity, 3] { rate.take(loss) }
    #expect(abs((rate.average ?? 0) - (0.95 * (0.95 * 2 + 0.05) + 0.15)) < 1e-12)
  }

  /// Off and on: on is off at a rate that was multiplied by hand.
  @Test(arguments: ["balanced", "wgan-gp"])
  func anUpdateIsThatOfAMultipliedRate(_ preset: String) throws {
    var configuration = try TinyGAN.configuration(named: preset)
    configuration[.discriminatorSteps] = 1
    var plain = try Trainer(configuration, data: TinyGAN.data)
    configuration.choose(.gapAware, Toggle.on)
    var aware = try Trainer(configuration, data: TinyGAN.data)
    let before = [plain.discriminatorRateFactor, aware.discriminatorRateFactor]
    #expect(before == [nil, 1])
    let base = plain.hyperparameters[.discriminatorLearningRate]
    var differed = false
    for _ in 0..<12 {
      _ = aware.step()
      let factor = aware.discriminatorRateFactor ?? .nan
      differed = differed || factor != 1
      plain.hyperparameters[.discriminatorLearningRate] = base * factor
      _ = plain.step()
    }
    #expect(differed)
    #expect(aware.state().tensors == plain.state().tensors)
    #expect(plain.state().counters.discriminatorLossAverage == nil)
    #expect(aware.state().counters.discriminatorLossAverage != nil)
  }

  @Test func switchedOffItLeavesNothingBehind() throws {
    var trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    trainer.hyperparameters[.gapAware] = 1
    for _ in 0..<3 { _ = trainer.step() }
    #expect(trainer.state().counters.discriminatorLossAverage != nil)
    trainer.hyperparameters[.gapAware] = 0
    _ = trainer.step()
    #expect(trainer.state().counters.discriminatorLossAverage == nil)
    let factor = trainer.discriminatorRateFactor
    #expect(factor == nil)
  }
}
