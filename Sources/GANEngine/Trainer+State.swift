extension Trainer {
  /// A copy of everything needed to go on from here.
  public func state() -> TrainerState {
    TrainerState(
      configuration: configuration, hyperparameters: hyperparameters, step: stepCount,
      generatorUpdates: generatorAdam.updates, discriminatorUpdates: discriminatorAdam.updates,
      latentGeneration: latentGeneration, imageHeight: data.height, imageWidth: data.width,
      tensors: blocks(average: displayedParameters).flatMap { $0.tensors() } + batchCounters)
  }

  /// Goes on from `state` as if the run had never stopped; the trainer was made with the state's
  /// configuration. Throws `EngineError` where a tensor is missing or has another shape than the
  /// networks say; the trainer is of no use then.
  public mutating func restore(_ state: TrainerState) throws {
    let source = TensorSource(state.tensors)
    for block in blocks(average: average) { try block.fill(from: source) }
    restoreCounters(state)
    generator.refreshShadow()
    discriminator.refreshShadow()
  }

  private func blocks(average: Storage<Float>) -> [TensorBlock] {
    let (g, d) = (generator.layout, discriminator.layout)
    return [
      TensorBlock("generator", g.trained, generator.parameters),
      TensorBlock("generator", g.statistics, generator.statistics),
      TensorBlock("discriminator", d.trained, discriminator.parameters),
      TensorBlock("discriminator", d.statistics, discriminator.statistics),
      TensorBlock("generatorAverage", g.trained, average),
      TensorBlock("generatorOptimizer.exp_avg", g.trained, generatorAdam.first),
      TensorBlock("generatorOptimizer.exp_avg_sq", g.trained, generatorAdam.second),
      TensorBlock("discriminatorOptimizer.exp_avg", d.trained, discriminatorAdam.first),
      TensorBlock("discriminatorOptimizer.exp_avg_sq", d.trained, discriminatorAdam.second),
    ]
  }

  // PyTorch's BatchNorm1d counts its batches, and a strict load_state_dict asks for the count.
  private var batchCounters: [NamedTensor] {
    let networks = [
      ("generator", generator, discriminatorAdam.updates),
      ("discriminator", discriminator, discriminatorAdam.updates),
    ]
    return networks.flatMap { name, network, passes in
      network.layout.layers.filter { $0.norm != nil }.map { layer in
        NamedTensor(
          name: "\(name).\(layer.sequentialIndex + 1).num_batches_tracked", shape: [],
          values: .int64([Int64(passes)]))
      }
    }
  }
}
