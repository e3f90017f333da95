import Foundation
import Testing

@testable import GANEngine

/// What the facts say of a loss is what its formulas do.
@Suite struct LossKindTests {
  @Test(arguments: [
    (LossKind.nonSaturating, 0.0, 1.386294361), (.minimax, 0, 1.386294361),
    (.nonSaturating, 0.1, 1.376277627), (.leastSquares, 0, 0.25), (.hinge, 0, 2),
    (.wasserstein, 0, 0), (.relativistic, 0, 0.693147181),
  ])
  func lossOfTheBestDiscriminatorThatCannotTell(
    _ kind: LossKind, _ smoothing: Double, _ expected: Double
  ) {
    let found = AdversarialLoss(kind, smoothing: smoothing).equilibrium
    #expect(abs(found - expected) < 1e-9)
  }

  /// Of all D that give every image the same logit, the best has the loss of the equilibrium.
  @Test(arguments: LossKind.allCases, [1, 0.9, 0.5])
  func equilibriumIsTheLeastLossOfOneLogit(kind: LossKind, label: Double) {
    let losses = stride(from: -4, through: 4, by: 1.0 / 1024).map {
      kind.facts.discriminator($0, $0, label).loss
    }
    #expect(abs((losses.min() ?? .nan) - kind.facts.equilibrium(label)) < 1e-6)
  }

  @Test(arguments: LossKind.allCases)
  func whereDIsSureASaturatingLossPassesNothingOn(kind: LossKind) {
    let slope = kind.facts.generator(-30, 0).gradient
    #expect(kind.facts.saturates == (abs(slope) < 1e-9))
  }

  @Test(arguments: LossKind.allCases)
  func onlyALossOfPairsSeesRealLogitsInG(kind: LossKind) {
    let losses = [-3, 5].map { kind.facts.generator(1, $0).loss }
    #expect(kind.facts.generatorSeesReal == (losses[0] != losses[1]))
  }

  @Test(arguments: LossKind.allCases)
  func onlyTheLossOfACriticHasNoEnd(kind: LossKind) {
    let loss = kind.facts.discriminator(1e6, -1e6, 1).loss
    let other = kind.facts.discriminator(1, 0, 1).loss
    #expect(kind.facts.isCritic == (min(loss, other) < 0))
  }

  @Test(arguments: LossKind.allCases)
  func withoutSidesOnlyDifferencesCount(kind: LossKind) {
    let losses = [0.0, 8].map { kind.facts.discriminator(2 + $0, 1 + $0, 1).loss }
    #expect(kind.facts.hasSides == (losses[0] != losses[1]))
  }

  @Test(arguments: LossKind.allCases)
  func smoothingActsOnLabels(kind: LossKind) {
    let losses = [1, 0.9].map { kind.facts.discriminator(0.25, 0, $0).loss }
    #expect(kind.facts.hasLabels == (losses[0] != losses[1]))
  }
}
