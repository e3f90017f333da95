import Testing

@testable import GANEngine

/// Two whole steps of a small GAN against PyTorch: losses, logits, every gradient, every parameter.
struct TrainerStepTests {
  @Test(arguments: ["step_article", "step_balanced"])
  func matchesPyTorch(_ name: String) throws {
    let fixture = try Fixture(name)
    var trainer = try makeTrainer(fixture)
    for (index, step) in fixture.steps.items.enumerated() {
      write(step.latents, to: trainer.passes.latents)
      write(step.images, to: trainer.passes.images)
      let result = trainer.updateDiscriminator()
      checkDiscriminator(trainer, result, step, fixture, "step \(index)")
      let loss = trainer.updateGenerator()
      checkGenerator(trainer, loss, step, fixture, "step \(index)")
    }
  }

  private func makeTrainer(_ fixture: Fixture) throws -> Trainer {
    let (height, width) = (fixture.imageHeight.int, fixture.imageWidth.int)
    let slope = Float(fixture.slope.number.isNaN ? 0 : fixture.slope.number)
    let hidden = try #require(Activation(rawValue: fixture.hidden.text))
    let isBalanced = fixture.batchNorm.flag
    var values = Hyperparameters()
    values[.generatorLearningRate] = fixture.generatorLearningRate.number
    values[.discriminatorLearningRate] = fixture.discriminatorLearningRate.number
    values[.beta1] = fixture.beta1.number
    values[.beta2] = fixture.beta2.number
    values[.labelSmoothing] = fixture.labelSmoothing.number
    let configuration = Configuration(
      preset: "test", seed: 1, batch: fixture.batch.int,
      generator: NetworkShape(
        widths: fixture.generatorWidths.items.map(\.int), hidden: hidden, output: .tanh,
        slope: slope, batchNorm: isBalanced),
      discriminator: NetworkShape(
        widths: fixture.discriminatorWidths.items.map(\.int), hidden: hidden, output: .identity,
        slope: slope, dropout: isBalanced),
      precision: .fp32, threads: 2, hyperparameters: values)
    let images = ImageDataset(
      name: "none", pixels: Array(repeating: 0, count: 8 * height * width),
      labels: Array(repeating: 0, count: 8), height: height, width: width)
    var trainer = try Trainer(configuration, data: images)
    var state = trainer.state()
    state.tensors = state.tensors.map { tensor in
      let parts = tensor.name.split(separator: ".", maxSplits: 1).map(String.init)
      guard ["generator", "discriminator"].contains(parts[0]), !tensor.shape.isEmpty else {
        return tensor
      }
      return NamedTensor(
        name: tensor.name, shape: tensor.shape,
        values: .float32(fixture[parts[0]][parts[1]].floats))
    }
    try trainer.restore(state)
    return trainer
  }

  private func write(_ numbers: Fixture, to operand: Operand) {
    let target = operand.base.assumingMemoryBound(to: Float.self)
    for (index, number) in numbers.floats.enumerated() { target[index] = number }
  }

  private func checkDiscriminator(
    _ trainer: borrowing Trainer, _ result: AdversarialLoss.DiscriminatorResult, _ step: Fixture,
    _ fixture: Fixture, _ when: String
  ) {
    let tolerance = fixture.tolerance
    let loss = step.discriminatorLoss.number
    #expect(tolerance.loss.allows(result.loss, for: loss), "\(when): D loss \(result.loss)")
    let count = step.fakes.items.count
    let fakes = trainer.passes.fakes.assumingMemoryBound(to: Float.self)
    expect(
      UnsafeBufferPointer(start: fakes, count: count), near: step.fakes.doubles, tolerance.loss,
      "\(when): fakes")
    let logits = UnsafeBufferPointer(
      start: trainer.passes.discriminatorPass.output, count: 2 * fixture.batch.int)
    expect(
      logits, near: step.realLogits.doubles + step.fakeLogits.doubles, tolerance.parameter,
      "\(when): logits")
    check(
      trainer.discriminator, gradients: step.discriminatorGradients,
      after: step.discriminatorAfter, fixture, skipping: [], "\(when), D")
  }

  private func checkGenerator(
    _ trainer: borrowing Trainer, _ loss: Double, _ step: Fixture, _ fixture: Fixture,
    _ when: String
  ) {
    let tolerance = fixture.tolerance
    #expect(
      tolerance.loss.allows(loss, for: step.generatorLoss.number), "\(when): G loss \(loss)")
    let skipped = fixture.cancelledByBatchNorm.items.map(\.text)
    check(
      trainer.generator, gradients: step.generatorGradients, after: step.generatorAfter, fixture,
      skipping: skipped, "\(when), G")
    for entry in trainer.generator.layout.statistics {
      let found = trainer.generator.statistics.elements[entry.offset..<entry.offset + entry.count]
      // The bias that batch norm cancels differs, and the running mean holds it.
      guard entry.name.hasSuffix("running_var") else { continue }
      expect(
        found, near: step.generatorAfter[entry.name].doubles, tolerance.parameter,
        "\(when): \(entry.name)")
    }
  }

  private func check(
    _ network: MLP, gradients: Fixture, after: Fixture, _ fixture: Fixture, skipping: [String],
    _ when: String
  ) {
    for entry in network.layout.trained where !skipping.contains(entry.name) {
      let range = entry.offset..<entry.offset + entry.count
      expect(
        network.gradients.elements[range], near: gradients[entry.name].doubles,
        fixture.tolerance.gradient, "\(when): gradient of \(entry.name)")
      expect(
        network.parameters.elements[range], near: after[entry.name].doubles,
        fixture.tolerance.parameter, "\(when): \(entry.name) after")
    }
  }
}
