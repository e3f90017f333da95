import GANEngine

/// States of tiny networks, for files that can be damaged at every byte in little time.
enum SmallState {
  /// A generator 2-3-4 and a discriminator 4-3-1 for images of 2 × 2.
  static func state(step: Int = 7, fill: Float = 0.1) -> TrainerState {
    var hyperparameters = Hyperparameters()
    hyperparameters[.generatorLearningRate] = 1.0 / 3
    var counters = TrainerCounters()
    counters.step = step
    counters.generatorUpdates = step
    counters.discriminatorUpdates = 2 * step
    counters.imageBatches = 2 * step
    counters.latentBatches = 2 * step + 1
    counters.latentGeneration = 3
    return TrainerState(
      configuration: configuration, hyperparameters: hyperparameters, counters: counters,
      imageHeight: 2, imageWidth: 2,
      tensors: [
        NamedTensor(
          name: "generator.1.num_batches_tracked", shape: [], values: .int64([Int64(step)])),
        NamedTensor(name: "discriminator.0.bias", shape: [3], values: .float32([fill, -0.0, 1])),
        NamedTensor(
          name: "generator.0.weight", shape: [3, 2],
          values: .float32([.pi, -.ulpOfOne, .leastNonzeroMagnitude, .infinity, 0, fill])),
      ])
  }

  static let configuration = Configuration(
    preset: "balanced", seed: .max, batch: 5,
    generator: NetworkShape(
      widths: [2, 3, 4], hidden: .leakyRelu, output: .tanh, slope: 0.2, batchNorm: .all),
    discriminator: NetworkShape(
      widths: [4, 3, 1], hidden: .leakyRelu, output: .identity, dropout: .all),
    precision: .fp32, threads: 2, hyperparameters: Hyperparameters())
}
