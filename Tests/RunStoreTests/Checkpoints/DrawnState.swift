import GANEngine

/// States of a preset's generator whose tensors are all drawn at random, running statistics too, so
/// that a reader that mixes any two up is found out.
enum DrawnState {
  static func state(of preset: Preset) -> TrainerState { state(of: preset.configuration) }

  static func state(of configuration: Configuration) -> TrainerState {
    var configuration = configuration
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
    case .linear:
      let (inputs, outputs) =
        input.isVector ? (input.count, output.count) : (input.width, output.width)
      return affine([outputs, inputs], fan: inputs, outputs, &random)
    case .conv(let window):
      let field = [window.kernel, window.kernel]
      return affine(
        [window.channels, input.channels] + field,
        fan: input.channels * window.kernel * window.kernel, window.channels, &random)
    case .convTransposed(let window):
      let field = [window.kernel, window.kernel]
      return affine(
        [input.channels, window.channels] + field, fan: input.channels * 4, window.channels,
        &random)
    case .recurrent(let units, let recurrence):
      let inputs = recurrence == .reads || recurrence == .rewrites ? input.width : input.count
      return [
        tensor("weight_ih_l0", [3 * units, inputs], -0.3...0.3, &random),
        tensor("weight_hh_l0", [3 * units, units], -0.3...0.3, &random),
        tensor("bias_ih_l0", [3 * units], -0.3...0.3, &random),
        tensor("bias_hh_l0", [3 * units], -0.3...0.3, &random),
      ]
    case .residual: return inner.flatMap { $0.tensors(using: &random) }
    case .batchNorm:
      let width = input.channels
      return [
        tensor("weight", [width], 0.5...1.5, &random),
        tensor("bias", [width], -0.5...0.5, &random),
        tensor("running_mean", [width], -0.5...0.5, &random),
        tensor("running_var", [width], 0.3...1.5, &random),
      ]
    case .activation, .maxout, .dropout, .deviation, .upsample, .reshape, .flatten: return []
    }
  }

  private func affine(
    _ shape: [Int], fan: Int, _ outputs: Int, _ random: inout some RandomNumberGenerator
  ) -> [NamedTensor] {
    let reach = (3 / Float(fan)).squareRoot()
    return [
      tensor("weight", shape, -reach...reach, &random),
      tensor("bias", [outputs], -0.3...0.3, &random),
    ]
  }

  private func tensor(
    _ name: String, _ shape: [Int], _ range: ClosedRange<Float>,
    _ random: inout some RandomNumberGenerator
  ) -> NamedTensor {
    let values = (0..<shape.reduce(1, *)).map { _ in Float.random(in: range, using: &random) }
    return NamedTensor(name: "\(path).\(name)", shape: shape, values: .float32(values))
  }
}

extension NamedTensor {
  fileprivate func renamed(_ prefix: String) -> NamedTensor {
    NamedTensor(name: "\(prefix).\(name)", shape: shape, values: values)
  }
}
