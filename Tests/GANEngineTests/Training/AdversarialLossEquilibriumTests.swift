import Foundation
import Testing

@testable import GANEngine

struct AdversarialLossEquilibriumTests {
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
}
