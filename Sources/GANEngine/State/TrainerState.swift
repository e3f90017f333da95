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
  /// Steps done.
  public var step: Int
  /// Updates of each network: t of Adam.
  public var generatorUpdates: Int
  public var discriminatorUpdates: Int
  /// Batches of real images and of latents drawn.
  public var imageBatches: Int
  public var latentBatches: Int
  /// Which fixed latents the samples use: counts the times new ones were asked for.
  public var latentGeneration: Int
  /// Pixels of an image.
  public var imageHeight: Int
  public var imageWidth: Int
  /// The moving average of D's loss where its learning rate is gap-aware; nil elsewhere.
  public var discriminatorLossAverage: Double?
  public var tensors: [NamedTensor]

  /// Puts a state together; see the properties.
  public init(
    configuration: Configuration, hyperparameters: Hyperparameters, step: Int,
    generatorUpdates: Int, discriminatorUpdates: Int, imageBatches: Int, latentBatches: Int,
    latentGeneration: Int, imageHeight: Int, imageWidth: Int,
    discriminatorLossAverage: Double? = nil, tensors: [NamedTensor]
  ) {
    self.configuration = configuration
    self.hyperparameters = hyperparameters
    self.step = step
    self.generatorUpdates = generatorUpdates
    self.discriminatorUpdates = discriminatorUpdates
    self.imageBatches = imageBatches
    self.latentBatches = latentBatches
    self.latentGeneration = latentGeneration
    self.imageHeight = imageHeight
    self.imageWidth = imageWidth
    self.discriminatorLossAverage = discriminatorLossAverage
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
    ["generator", "discriminator", "generatorAverage"].contains(String(name.prefix { $0 != "." }))
  }
}
