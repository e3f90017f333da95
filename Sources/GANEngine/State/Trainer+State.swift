extension Trainer {
  /// A copy of everything needed to go on from here.
  public func state() -> TrainerState {
    var state = counters
    state.tensors += allBlocks.flatMap(\.tensors).map(\.tensor)
    return state
  }

  /// The same in buffers of `room`, to be written elsewhere while training goes on.
  func copy(in room: inout TrainerBuffers) -> TrainerCopy {
    let changing = blocks(average: displayedParameters)
    let buffers = room.take(changing.map(\.count))
    // Small, and not among what a memory holds: so memories and copies take turns in one room.
    let statistics = averageStatistics
    return TrainerCopy(
      counters: counters, buffers: buffers,
      blocks: zip(changing, buffers.storages).map { $0.copied(into: $1) }
        + [statistics.copied(into: Storage(count: statistics.count))])
  }

  /// All but the blocks.
  private var counters: TrainerState {
    TrainerState(
      configuration: configuration, hyperparameters: hyperparameters, step: stepCount,
      generatorUpdates: generatorOptimizer.updates,
      discriminatorUpdates: discriminatorOptimizer.updates, imageBatches: imageBatches,
      latentBatches: latentBatches, latentGeneration: latentGeneration, imageHeight: data.height,
      imageWidth: data.width, discriminatorLossAverage: gapAwareRate?.average,
      tensors: batchCounters)
  }

  private var allBlocks: [TensorBlock] {
    blocks(average: displayedParameters) + [averageStatistics]
  }

  /// Goes on from `state` as if the run had never stopped; the trainer was made with the state's
  /// configuration. Throws `EngineError` where a tensor is missing or has another shape than the
  /// networks say; the trainer is of no use then.
  public mutating func restore(_ state: TrainerState) throws {
    let source = TensorSource(state.tensors)
    restoreCounters(state)
    // One asked for since the last step has no vectors yet: the next step draws them.
    discriminator.spectralNorm = nil
    let vectors = discriminator.layout.singularVectors.first?.name ?? ""
    if source.has("discriminatorSpectral.\(vectors)") {
      discriminator.spectralNorm = SpectralNorm(discriminator, philox, in: context)
    }
    for block in blocks(average: average) { try block.fill(from: source) }
    generator.refreshProducts()
    discriminator.refreshProducts()
  }

  /// Goes back to a saved state as one goes back to a memory: batches go on from where they are.
  /// Throws `EngineError` where the state does not fit; the trainer is of no use then.
  mutating func goBack(to state: TrainerState) throws {
    let drawn = (imageBatches, latentBatches, latentGeneration)
    try restore(state)
    (imageBatches, latentBatches, latentGeneration) = drawn
  }

  /// Begins with the weights of both networks from elsewhere, e.g. from PyTorch: tensors
  /// `generator.*` and `discriminator.*` as in `TrainerState`. Optimisers stay fresh and the step is 0.
  /// Throws `EngineError` where a tensor is missing, has another shape or is no number.
  public mutating func load(weights: [NamedTensor]) throws {
    let source = TensorSource(weights.withNamesOfHere)
    for network in [("generator", generator), ("discriminator", discriminator)] {
      let (name, mlp) = network
      for (entries, storage) in [
        (mlp.layout.trained, mlp.parameters), (mlp.layout.statistics, mlp.statistics),
      ] {
        try TensorBlock(name, entries, storage).fill(from: source)
        guard storage.isFinite else { throw EngineError.notFinite(network: name) }
      }
      mlp.refreshProducts()
    }
  }

  private func blocks(average: Storage<Float>) -> [TensorBlock] {
    let (g, d) = (generator.layout, discriminator.layout)
    var blocks = [
      TensorBlock("generator", g.trained, generator.parameters),
      TensorBlock("generator", g.statistics, generator.statistics),
      TensorBlock("discriminator", d.trained, discriminator.parameters),
      TensorBlock("discriminator", d.statistics, discriminator.statistics),
      TensorBlock("generatorAverage", g.trained, average),
      TensorBlock("generatorOptimizer.exp_avg", g.trained, generatorOptimizer.first),
      TensorBlock("generatorOptimizer.exp_avg_sq", g.trained, generatorOptimizer.second),
      TensorBlock("discriminatorOptimizer.exp_avg", d.trained, discriminatorOptimizer.first),
      TensorBlock("discriminatorOptimizer.exp_avg_sq", d.trained, discriminatorOptimizer.second),
    ]
    if let spectral = discriminator.spectralNorm {
      blocks.append(TensorBlock("discriminatorSpectral", d.singularVectors, spectral.vectors))
    }
    return blocks
  }

  // The average of batch norm's buffers is a copy, so that its tensors are a whole generator.
  private var averageStatistics: TensorBlock {
    TensorBlock("generatorAverage", generator.layout.statistics, generator.statistics)
  }

  // PyTorch's BatchNorm1d counts its batches, and a strict load_state_dict asks for the count.
  private var batchCounters: [NamedTensor] {
    let networks = [
      ("generator", generator), ("generatorAverage", generator), ("discriminator", discriminator),
    ]
    return networks.flatMap { name, network in
      network.layout.layers.compactMap(\.norm).map { norm in
        NamedTensor(
          name: "\(name).\(norm.sequentialIndex).num_batches_tracked", shape: [],
          values: .int64([Int64(latentBatches)]))
      }
    }
  }
}
