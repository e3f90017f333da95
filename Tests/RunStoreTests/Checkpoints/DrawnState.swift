import GANEngine

/// States of a preset's generator whose tensors are all drawn at random, running statistics too, so
/// that a reader that mixes any two up is found out.
enum DrawnState {
  static func state(of preset: Preset) -> TrainerState {
    var configuration = preset.configuration
    configuration.threads = 2
    let pixels = configuration.generator.output.count
    let side = Int(Double(pixels).squareRoot())
    var counters = TrainerCounters()
    counters.step = 42
    return TrainerState(
      configuration: configuration, hyperparameters: configuration.hyperparameters,
      counters: counters, imageHeight: side, imageWidth: side, tensors: tensors(of: configuration))
  }

  /// G's tensors as trained and averaged, the running statistics the same in both.
  static func tensors(of configuration: Configuration) -> [NamedTensor] {
    var random = SplitMix(state: 1)
    var tensors: [NamedTensor] = []
    for module in configuration.generatorModules {
      let trained = module.tensors(using: &random)
      let averaged = module.tensors(using: &random)
      tensors += trained.map { $0.renamed("generator") }
      tensors += zip(averaged, trained).map { averaged, trained in
        (averaged.name.contains("running") ? trained : averaged).renamed("generatorAverage")
      }
    }
    return tensors
  }

  /// Latents and, for a conditional one, the classes in turn.
  static func inputs(
    _ configuration: Configuration, count: Int
  ) -> (latents: [Float], labels: [UInt8]) {
    var random = SplitMix(state: 9)
    let latents = (0..<count * configuration.latentDimension).map { _ in
      Float.random(in: -1.7...1.7, using: &random)
    }
    let classes = configuration.classes
    return (latents, classes > 0 ? (0..<count).map { UInt8(($0 * 7 + 3) % classes) } : [])
  }
}

extension SequentialModule {
  fileprivate func tensors(using random: inout some RandomNumberGenerator) -> [NamedTensor] {
    switch layer {
    case .linear(let outputs):
      let inputs = input.count
      let reach = (3 / Float(inputs)).squareRoot()
      return [
        tensor("weight", [outputs, inputs], -reach...reach, &random),
        tensor("bias", [outputs], -0.3...0.3, &random),
      ]
    case .batchNorm:
      let width = input.channels
      return [
        tensor("weight", [width], 0.5...1.5, &random),
        tensor("bias", [width], -0.5...0.5, &random),
        tensor("running_mean", [width], -0.5...0.5, &random),
        tensor("running_var", [width], 0.3...1.5, &random),
      ]
    case .activation, .maxout, .dropout, .deviation: return []
    }
  }

  private func tensor(
    _ name: String, _ shape: [Int], _ range: ClosedRange<Float>,
    _ random: inout some RandomNumberGenerator
  ) -> NamedTensor {
    let values = (0..<shape.reduce(1, *)).map { _ in Float.random(in: range, using: &random) }
    return NamedTensor(name: "\(index).\(name)", shape: shape, values: .float32(values))
  }
}

extension NamedTensor {
  fileprivate func renamed(_ prefix: String) -> NamedTensor {
    NamedTensor(name: "\(prefix).\(name)", shape: shape, values: values)
  }
}
