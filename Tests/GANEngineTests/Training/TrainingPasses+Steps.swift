@testable import GANEngine

/// Forward and backward in one, as an update does them.
extension TrainingPasses {
  /// D's loss and penalty; fills D's gradients.
  func discriminatorStep(
    _ discriminator: Network, _ loss: AdversarialLoss, _ dropout: Pass.Dropout,
    _ penalties: Penalties,
    interval: Double
  ) -> AdversarialLoss.DiscriminatorResult {
    guard let slopes = penaltyPass(for: penalties) else {
      let result = discriminatorForward(discriminator, loss, dropout)
      discriminatorBackward(discriminator)
      return result
    }
    let result = discriminatorForward(
      discriminator, loss, dropout, penalties, interval: interval, in: slopes)
    discriminatorBackward(discriminator, penalties, in: slopes)
    return result
  }

  /// G's loss; fills G's gradients.
  func generatorStep(
    _ generator: Network, through discriminator: Network, _ loss: AdversarialLoss
  ) -> Double {
    let value = generatorForward(
      through: discriminator, loss, Pass.Dropout(), normalizesOutput: false, measuring: false)
    generatorBackward(generator)
    return value
  }
}
