import CCompute
import Testing

@testable import GANEngine

/// G's gradient through D's moved view of its images, against central differences.
struct TranslationGradientTests {
  @Test(arguments: [(packing: 1, classes: 0), (packing: 2, classes: 0), (packing: 1, classes: 3)])
  func gradientsAreFiniteDifferences(_ rows: (packing: Int, classes: Int)) throws {
    var configuration = TinyGAN.configuration()
    configuration.batch = 6
    configuration.packing = rows.packing
    configuration.classes = rows.classes
    configuration.generator = NetworkShape(widths: [3, 7, 20], hidden: .tanh, output: .tanh)
    configuration.discriminator = NetworkShape(
      widths: [20, 9, 1], hidden: .tanh, output: .identity)
    let context = try ComputeContext(threads: 2)
    let generator = Network(configuration.generatorLayout, bf16: false, in: context)
    let discriminator = Network(configuration.discriminatorLayout, bf16: false, in: context)
    generator.initialize(Philox(seed: 31), .generatorInitialization)
    discriminator.initialize(Philox(seed: 32), .discriminatorInitialization)
    let passes = try TrainingPasses(configuration, lineWidth: 5, bf16: false, in: context)
    LatentSource(configuration.hyperparameters).fill(
      passes.latents, Philox(seed: 33).code(.latents, step: 0), in: context)
    passes.labelLatents()

    let noise = Philox(seed: 34).draw(.instanceNoise, 0)
    func loss() -> Double {
      passes.generateFakes(generator, Pass.Dropout())
      passes.input.translate(1, reach: 1, Philox(seed: 35).draw(.translation, 0))
      passes.input.finish(1, noise: 0, noise)
      return passes.generatorStep(
        generator, through: discriminator, AdversarialLoss(.nonSaturating))
    }
    _ = loss()
    let gradients = Array(generator.gradients.elements)
    var differences = Differences { loss() }
    for entry in generator.layout.trained {
      for index in entry.offset..<entry.offset + entry.count {
        differences.check(gradients[index], generator.parameters.base + index)
      }
    }
    #expect(differences.wrong == 0)
    #expect(differences.checked > generator.layout.trainedCount / 3)
  }
}
