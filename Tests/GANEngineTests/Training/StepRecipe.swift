import CCompute
import Testing

@testable import GANEngine

/// A whole-step fixture as a trainer: its settings, its start and what each step draws.
struct StepRecipe {
  let fixture: Fixture

  init(_ name: String) throws { fixture = try Fixture(name) }

  var skippedInGenerator: [String] { fixture.cancelledByBatchNorm.items.map(\.text) }
  var skippedInDiscriminator: [String] { fixture.cancelledInDiscriminator.items.map(\.text) }

  /// PyTorch's name of a tensor: there the minibatch deviation is a module in front of D's last.
  func name(_ ours: String, in network: Network) -> String {
    guard network.layout.shape.hasDeviation, let last = network.layout.affine.last,
      ours.hasPrefix("\(last.path)."), let index = Int(last.path)
    else { return ours }
    return "\(index + 1)" + ours.drop { $0 != "." }
  }

  func trainer() throws -> Trainer {
    let (height, width) = (fixture.imageHeight.int, fixture.imageWidth.int)
    let images = ImageDataset(
      name: "none", pixels: Array(repeating: 0, count: 8 * height * width),
      labels: Array(repeating: 0, count: 8), height: height, width: width)
    let trainer = try Trainer(try configuration(), data: images)
    fill(trainer.generator.network, fixture.generator)
    fill(trainer.discriminator.network, fixture.discriminator)
    if trainer.hyperparameters.usesSpectralNorm { startSpectralNorm(trainer) }
    trainer.passes.input.drawsShares = false
    return trainer
  }

  private func startSpectralNorm(_ trainer: borrowing Trainer) {
    let network = trainer.discriminator.network
    let spectral = SpectralNorm(network, trainer.philox, in: trainer.context)
    for entry in network.layout.singularVectors {
      spectral.vectors.write(singularVector(entry, in: fixture.spectral).floats, entry)
    }
    spectral.refresh(network.parameters)
    network.spectralNorm = spectral
  }

  /// What is recorded of a singular vector.
  func singularVector(_ entry: ParameterLayout.Tensor, in values: Fixture) -> Fixture {
    values[String(entry.name.dropLast(2))][String(entry.name.suffix(1))]
  }

  private func fill(_ network: Network, _ values: Fixture) {
    for entry in network.layout.trained {
      let numbers = values[name(entry.name, in: network)].floats
      #expect(numbers.count == entry.count, "\(entry.name)")
      network.parameters.write(numbers, entry)
    }
    for entry in network.layout.statistics {
      network.statistics.write(values[entry.name].floats, entry)
    }
  }

  /// Lays what a step of the recipe draws where the trainer would have drawn it.
  func draw(_ step: Fixture, into passes: TrainingPasses) {
    let classes = fixture.classes.int
    let rows = fixture.batch.int
    for (index, label) in step.labels.items.enumerated() {
      passes.input.realLabels.elements[index] = UInt8(label.int)
    }
    for (index, label) in step.fakeLabels.items.enumerated() {
      passes.input.fakeLabels.elements[index] = UInt8(label.int)
    }
    spread(step.latents.floats, rows, fixture.latentSize.int + classes, passes.latents.floats)
    passes.labelLatents()
    let pixels = fixture.imageHeight.int * fixture.imageWidth.int
    spread(
      step.images.floats, rows, pixels + classes,
      passes.input.block(0).assumingMemoryBound(to: Float.self))
    passes.input.shares.write(step.interpolation.floats)
  }

  private func spread(
    _ numbers: [Float], _ rows: Int, _ pitch: Int, _ target: UnsafeMutablePointer<Float>
  ) {
    let columns = numbers.count / rows
    for (index, number) in numbers.enumerated() {
      target[index / columns * pitch + index % columns] = number
    }
  }

  private func configuration() throws -> Configuration {
    let hidden = try #require(Activation(rawValue: fixture.hidden.text))
    let output = try #require(Activation(rawValue: fixture.output.text))
    func shape(_ widths: Fixture, _ norm: Fixture, _ output: Activation) -> NetworkShape {
      var shape = NetworkShape(
        widths: widths.items.map(\.int), hidden: hidden, output: output,
        slope: Float(fixture.slope.number), batchNorm: norm.text == "none" ? .none : .all)
      shape.perceptron?.normAfterActivation = norm.text == "after"
      shape.perceptron?.normEpsilon = Float(fixture.normEpsilon.number)
      shape.perceptron?.normMomentum = Float(fixture.normMomentum.number)
      return shape
    }
    func listed(_ fixture: Fixture) throws -> NetworkShape? {
      fixture.keys.isEmpty ? nil : try fixture.decoded(NetworkShape.self)
    }
    var discriminator = shape(fixture.discriminatorWidths, fixture.discriminatorNorm, .identity)
    discriminator.perceptron?.dropout = fixture.dropout.flag ? .all : .none
    discriminator.perceptron?.minibatchDeviation = fixture.minibatchDeviation.flag
    var configuration = Configuration(
      preset: "test", seed: 1, batch: fixture.batch.int,
      generator: try listed(fixture.generatorShape)
        ?? shape(fixture.generatorWidths, fixture.generatorNorm, output),
      discriminator: try listed(fixture.discriminatorShape) ?? discriminator, precision: .fp32,
      threads: 2,
      hyperparameters: try hyperparameters())
    configuration.classes = fixture.classes.int
    configuration.packing = fixture.pack.int
    return configuration
  }

  private func hyperparameters() throws -> Hyperparameters {
    var values = Hyperparameters()
    func choose(_ parameter: Hyperparameter, _ name: String) throws {
      values[parameter] = try #require(HyperparameterValue.name(name).number(for: parameter))
    }
    let numbers: [(Hyperparameter, Fixture)] = [
      (.generatorLearningRate, fixture.generatorLearningRate),
      (.discriminatorLearningRate, fixture.discriminatorLearningRate), (.beta1, fixture.beta1),
      (.beta2, fixture.beta2), (.squareMemory, fixture.alpha), (.momentum, fixture.momentum),
      (.labelSmoothing, fixture.labelSmoothing), (.weightClip, fixture.weightClip),
      (.gradientPenalty, fixture.gradientPenalty), (.r1, fixture.r1), (.r2, fixture.r2),
    ]
    for (parameter, value) in numbers { values[parameter] = value.number }
    try choose(.loss, fixture.loss.text)
    try choose(.generatorOptimizer, fixture.optimizer.text)
    try choose(.discriminatorOptimizer, fixture.optimizer.text)
    try choose(.spectralNorm, fixture.spectralNorm.flag ? "on" : "off")
    try choose(
      .gradientNormalization, fixture.gradientNormalization.flag ? "discriminator" : "off")
    return values
  }
}
