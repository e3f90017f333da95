/// Everything needed to go on training as if nothing had happened.
///
/// Tensors: `generator.*`, `discriminator.*`, `generatorAverage.*` (EMA) carry the names a PyTorch
/// `nn.Sequential` of the same layers has; `generatorOptimizer.exp_avg.*`,
/// `generatorOptimizer.exp_avg_sq.*` and the same for `discriminatorOptimizer` carry Adam's moments.
public struct TrainerState: Equatable, Sendable {
  /// Configuration with the hyperparameters the run started with.
  public var configuration: Configuration
  /// The hyperparameters in force.
  public var hyperparameters: Hyperparameters
  /// Steps done.
  public var step: Int
  /// Adam's t of each network.
  public var generatorUpdates: Int
  public var discriminatorUpdates: Int
  /// Which fixed latents the samples use: counts the times new ones were asked for.
  public var latentGeneration: Int
  /// Pixels of an image.
  public var imageHeight: Int
  public var imageWidth: Int
  public var tensors: [NamedTensor]

  /// Puts a state together; see the properties.
  public init(
    configuration: Configuration, hyperparameters: Hyperparameters, step: Int,
    generatorUpdates: Int, discriminatorUpdates: Int, latentGeneration: Int, imageHeight: Int,
    imageWidth: Int, tensors: [NamedTensor]
  ) {
    self.configuration = configuration
    self.hyperparameters = hyperparameters
    self.step = step
    self.generatorUpdates = generatorUpdates
    self.discriminatorUpdates = discriminatorUpdates
    self.latentGeneration = latentGeneration
    self.imageHeight = imageHeight
    self.imageWidth = imageWidth
    self.tensors = tensors
  }
}
