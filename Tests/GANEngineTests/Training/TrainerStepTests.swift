import Testing

@testable import GANEngine

/// Two whole steps of a small GAN against PyTorch: losses, penalties, logits, every gradient, every
/// parameter and running statistic.
struct TrainerStepTests {
  static let recipes = [
    "article", "balanced", "conditional", "dense128", "deviation", "gradient_normalization",
    "hinge_sn", "lsgan", "minimax", "norm_d", "packed", "r1", "rpgan", "softmax", "wgan", "wgan_gp",
  ]

  /// Of convolutions, residual blocks and GRUs.
  static let listed = [
    "conv_conditional", "conv_dcgan", "conv_gradient_normalization", "conv_packed",
    "conv_relativistic", "conv_residual", "conv_sn", "conv_wgan_gp", "recurrent",
    "recurrent_rewrites",
  ]

  @Test(arguments: recipes + listed)
  func matchesPyTorch(_ name: String) throws {
    let recipe = try StepRecipe("step_\(name)")
    var trainer = try recipe.trainer()
    #expect(recipe.fixture.steps.items.count == 2)
    for (index, step) in recipe.fixture.steps.items.enumerated() {
      recipe.draw(step, into: trainer.passes)
      let result = trainer.updateDiscriminator()
      checkDiscriminator(trainer, result, step, recipe, "step \(index)")
      let loss = trainer.updateGenerator()
      checkGenerator(trainer, loss, step, recipe, "step \(index)")
    }
  }

  private func checkDiscriminator(
    _ trainer: borrowing Trainer, _ result: AdversarialLoss.DiscriminatorResult, _ step: Fixture,
    _ recipe: StepRecipe, _ when: String
  ) {
    let tolerance = recipe.fixture.tolerance
    #expect(
      tolerance.loss.allows(result.loss, for: step.discriminatorLoss.number),
      "\(when): D loss \(result.loss)")
    #expect(
      tolerance.loss.allows(result.penalty, for: step.penalty.number),
      "\(when): penalty \(result.penalty)")
    expect(
      UnsafeBufferPointer(
        start: trainer.passes.generatorPass.output, count: step.fakes.items.count),
      near: step.fakes.doubles, tolerance.loss, "\(when): fakes")
    // With penalties D's logits lie elsewhere; the loss tells of them.
    if trainer.duePenalties.isNone {
      let expected = step.realLogits.doubles + step.fakeLogits.doubles
      expect(
        UnsafeBufferPointer(
          start: trainer.passes.discriminatorPass.output, count: expected.count),
        near: expected, tolerance.parameter, "\(when): logits")
    }
    let skipped = recipe.skippedInDiscriminator
    check(
      trainer.discriminator.network, step.discriminatorGradients, step.discriminatorAfter, recipe,
      skipped,
      "\(when), D")
    checkStatistics(
      trainer.discriminator.network, step.discriminatorAfter, recipe, skipped, "\(when), D")
    checkSingularVectors(trainer, step, recipe, when)
  }

  private func checkSingularVectors(
    _ trainer: borrowing Trainer, _ step: Fixture, _ recipe: StepRecipe, _ when: String
  ) {
    guard let spectral = trainer.discriminator.network.spectralNorm else {
      #expect(step.spectralAfter.keys.isEmpty)
      return
    }
    for entry in trainer.discriminator.network.layout.singularVectors {
      expect(
        spectral.vectors.numbers(entry),
        near: recipe.singularVector(entry, in: step.spectralAfter).doubles,
        recipe.fixture.tolerance.parameter, "\(when): \(entry.name)")
    }
  }

  private func checkGenerator(
    _ trainer: borrowing Trainer, _ loss: Double, _ step: Fixture, _ recipe: StepRecipe,
    _ when: String
  ) {
    #expect(
      recipe.fixture.tolerance.loss.allows(loss, for: step.generatorLoss.number),
      "\(when): G loss \(loss)")
    let skipped = recipe.skippedInGenerator
    check(
      trainer.generator.network, step.generatorGradients, step.generatorAfter, recipe, skipped,
      "\(when), G")
    checkStatistics(trainer.generator.network, step.generatorAfter, recipe, skipped, "\(when), G")
    if !step.discriminatorStatistics.keys.isEmpty {
      checkStatistics(
        trainer.discriminator.network, step.discriminatorStatistics, recipe,
        recipe.skippedInDiscriminator, "\(when), D behind G's update")
    }
  }

  private func check(
    _ network: Network, _ gradients: Fixture, _ after: Fixture, _ recipe: StepRecipe,
    _ skipped: [String], _ when: String
  ) {
    for entry in network.layout.trained {
      let name = recipe.name(entry.name, in: network)
      guard !skipped.contains(name) else { continue }
      expect(
        network.gradients.numbers(entry), near: gradients[name].doubles,
        recipe.fixture.tolerance.gradient, "\(when): gradient of \(name)")
      expect(
        network.parameters.numbers(entry), near: after[name].doubles,
        recipe.fixture.tolerance.parameter, "\(when): \(name) after")
    }
  }

  private func checkStatistics(
    _ network: Network, _ expected: Fixture, _ recipe: StepRecipe, _ skipped: [String],
    _ when: String
  ) {
    for entry in network.layout.statistics {
      // A bias that batch norm cancels is left to chance, and the running mean holds it.
      guard skipped.isEmpty || entry.name.hasSuffix("running_var") else { continue }
      expect(
        network.statistics.numbers(entry), near: expected[entry.name].doubles,
        recipe.fixture.tolerance.parameter, "\(when): \(entry.name)")
    }
  }
}
