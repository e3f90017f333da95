@testable import GANEngine

extension TrainingPasses {
  /// Forward and backward of D, with penalties where there are any.
  func discriminatorStep(
    _ discriminator: MLP, _ loss: AdversarialLoss, _ dropout: Pass.Dropout,
    _ penalties: Penalties = Penalties(), interval: Double = 1
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

  /// Forward and backward of G through D.
  func generatorStep(
    _ generator: MLP, through discriminator: MLP, _ loss: AdversarialLoss
  ) -> Double {
    let value = generatorForward(
      through: discriminator, loss, Pass.Dropout(), normalizesOutput: false, measuring: false)
    generatorBackward(generator)
    return value
  }
}
