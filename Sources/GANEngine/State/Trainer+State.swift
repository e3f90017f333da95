extension Trainer {
  /// A copy of everything needed to go on from here.
  public func state() -> TrainerState {
    var state = stateWithoutBlocks
    state.tensors += (savedBlocks + averageStatistics).flatMap(\.tensors).map(\.tensor)
    return state
  }

  /// The same in buffers of `room`, to be written elsewhere while training goes on.
  func copy(in room: inout TrainerBuffers) -> TrainerCopy {
    let changing = savedBlocks
    let buffers = room.take(changing.map(\.count))
    // Small, and not among what a memory holds: so memories and copies take turns in one room.
    let statistics = averageStatistics.map { $0.copied(into: Storage(count: $0.count)) }
    return TrainerCopy(
      stateWithoutBlocks: stateWithoutBlocks, buffers: buffers,
      blocks: zip(changing, buffers.storages).map { $0.copied(into: $1) } + statistics)
  }

  private var stateWithoutBlocks: TrainerState {
    TrainerState(
      configuration: configuration, hyperparameters: hyperparameters, counters: counters,
      imageHeight: data.height, imageWidth: data.width,
      tensors: players.flatMap { $0.batchCounters(counters.latentBatches) })
  }

  /// Every block that training changes.
  var blocks: [TensorBlock] { players.flatMap(\.blocks) }
  private var savedBlocks: [TensorBlock] { players.flatMap(\.savedBlocks) }
  private var averageStatistics: [TensorBlock] { players.compactMap(\.averageStatistics) }

  /// Whether all it has learnt is finite.
  var isFinite: Bool { blocks.allSatisfy(\.isFinite) }

  /// Goes on from `state` as if the run had never stopped; the trainer was made with the state's
  /// configuration. Throws `EngineError` where a tensor is missing or has another shape than the
  /// networks say; the trainer must not be used then.
  public mutating func restore(_ state: TrainerState) throws {
    let source = TensorSource(state.tensors)
    counters = state.counters
    hyperparameters = state.hyperparameters
    for player in players {
      try player.fill(from: source) { SpectralNorm($0, philox, in: context) }
    }
  }

  /// Goes back to a saved state as one goes back to a memory: batches go on from where they are.
  /// Throws `EngineError` where the state does not fit; the trainer must not be used then.
  mutating func goBack(to state: TrainerState) throws {
    var reached = counters
    reached.goBack(to: state.counters)
    try restore(state)
    counters = reached
  }

  /// Begins with the weights of both networks from elsewhere, e.g. from PyTorch: tensors
  /// `generator.*` and `discriminator.*` as in `TrainerState`. Optimisers stay fresh and the step is 0.
  /// Throws `EngineError` where a tensor is missing, has another shape or is not finite.
  public mutating func load(weights: [NamedTensor]) throws {
    let source = TensorSource(weights.withNamesOfHere)
    for player in players { try player.fillWeights(from: source) }
  }
}
