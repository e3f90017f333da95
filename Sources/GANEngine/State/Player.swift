/// G or D: its network, what trains it, and all the numbers that change with it.
final class Player {
  /// Which of the two it is.
  enum Role: String, CaseIterable {
    case generator, discriminator

    /// What its tensors in a checkpoint begin with.
    var name: String { rawValue }
    /// What those of its moving average begin with.
    var averageName: String { "\(name)Average" }
  }

  let role: Role
  let network: Network
  let optimizer: Optimizer
  /// Moving average of G's parameters, whose running statistics are the network's own; nil for D.
  let average: Storage<Float>?
  /// Whether the average has not followed the latest updates.
  var averageIsStale = true

  init(_ role: Role, _ network: Network, in context: ComputeContext) {
    self.role = role
    self.network = network
    optimizer = Optimizer(count: network.parameters.count, in: context)
    average = role == .generator ? Storage(count: network.parameters.count) : nil
  }

  /// The average where one is kept up to date, else the network's own parameters.
  var displayed: Storage<Float> {
    averageIsStale ? network.parameters : average ?? network.parameters
  }

  /// Every block of numbers that training changes, as a checkpoint names their tensors.
  var blocks: [TensorBlock] { blocks(average: average) }

  /// The same as they are saved: an average that has not followed begins at the parameters.
  var savedBlocks: [TensorBlock] { blocks(average: average == nil ? nil : displayed) }

  /// The average's running statistics: a copy of the network's, so that its tensors are a whole
  /// generator; nil where there is no average.
  var averageStatistics: TensorBlock? {
    average.map { _ in
      TensorBlock(role.averageName, network.layout.statistics, network.statistics)
    }
  }

  private func blocks(average: Storage<Float>?) -> [TensorBlock] {
    let (name, layout) = (role.name, network.layout)
    return [
      TensorBlock(name, layout.trained, network.parameters),
      TensorBlock(name, layout.statistics, network.statistics),
      TensorBlock("\(name)Optimizer.exp_avg", layout.trained, optimizer.first),
      TensorBlock("\(name)Optimizer.exp_avg_sq", layout.trained, optimizer.second),
      average.map { TensorBlock(role.averageName, layout.trained, $0) },
      network.spectralNorm.map {
        TensorBlock(Self.spectralName(role), layout.singularVectors, $0.vectors)
      },
    ].compactMap(\.self)
  }

  private static func spectralName(_ role: Role) -> String { "\(role.name)Spectral" }

  /// Takes everything out of a checkpoint. `makeSpectralNorm` makes one where the checkpoint has its
  /// vectors; one asked for since the last step has none yet, and the next step draws them.
  /// Throws `EngineError.missingTensor` or `.wrongShape`.
  func fill(from source: TensorSource, makeSpectralNorm: (Network) -> SpectralNorm) throws {
    let vector = network.layout.singularVectors.first?.name ?? ""
    let hasVectors = source.has("\(Self.spectralName(role)).\(vector)")
    network.spectralNorm = hasVectors ? makeSpectralNorm(network) : nil
    for block in blocks { try block.fill(from: source) }
    averageIsStale = false
    network.refreshProducts()
  }

  /// Takes the weights and running statistics alone. Throws `EngineError` where a tensor is missing, has
  /// another shape or is not finite.
  func fillWeights(from source: TensorSource) throws {
    for block in blocks.prefix(2) {
      try block.fill(from: source)
      guard block.isFinite else { throw EngineError.notFinite(network: role.name) }
    }
    network.refreshProducts()
  }

  /// PyTorch's batch norm counts its batches, and a strict load_state_dict asks for the count.
  func batchCounters(_ batches: Int) -> [NamedTensor] {
    let names = average == nil ? [role.name] : [role.name, role.averageName]
    return names.flatMap { name in
      network.layout.all.filter(\.spec.isBatchNorm).map { norm in
        NamedTensor(
          name: "\(name).\(norm.path).num_batches_tracked", shape: [],
          values: .int64([Int64(batches)]))
      }
    }
  }
}
