/// Everything needed to go on training as if nothing had happened.
///
/// Tensors: `generator.*`, `discriminator.*`, `generatorAverage.*` (EMA) carry the names a PyTorch
/// `nn.Sequential` of the same layers has; `generatorOptimizer.exp_avg.*`,
/// `generatorOptimizer.exp_avg_sq.*` and the same for `discriminatorOptimizer` carry the optimisers'
/// moments; `discriminatorSpectral.*` the singular vectors where spectral norm is on.
public struct TrainerState: Equatable, Sendable {
  /// Configuration with the hyperparameters the run started with.
  public var configuration: Configuration
  /// The hyperparameters in force.
  public var hyperparameters: Hyperparameters
  /// Steps, updates and batches so far.
  public var counters: TrainerCounters
  /// Rows of pixels of an image.
  public var imageHeight: Int
  /// Pixels of a row.
  public var imageWidth: Int
  /// Parameters, averages and moments, by the names above.
  public var tensors: [NamedTensor]

  /// Puts a state together. Images are `imageHeight × imageWidth` pixels; `tensors` bear the names
  /// above, and are checked where a trainer takes them.
  public init(
    configuration: Configuration, hyperparameters: Hyperparameters, counters: TrainerCounters,
    imageHeight: Int, imageWidth: Int, tensors: [NamedTensor]
  ) {
    self.configuration = configuration
    self.hyperparameters = hyperparameters
    self.counters = counters
    self.imageHeight = imageHeight
    self.imageWidth = imageWidth
    self.tensors = tensors
  }
}

extension TrainerState {
  /// The tensors of both networks and of the average, by name.
  public var weights: [NamedTensor] {
    tensors.filter { Self.isWeight($0.name) }.sorted { $0.name < $1.name }
  }

  /// Whether a tensor belongs to a network or to the average.
  static func isWeight(_ name: String) -> Bool {
    let network = name.prefix { $0 != "." }
    return Player.Role.allCases.contains { network == $0.name || network == $0.averageName }
  }
}
