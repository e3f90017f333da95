/// All that, with the data, determines a run: the same configuration and seed give the same bits.
public struct Configuration: Codable, Equatable, Sendable {
  /// The name of the preset it came from.
  public var preset: String
  /// The key of every random stream.
  public var seed: UInt64
  /// Real images (and fakes) a step.
  public var batch: Int
  /// latent → pixels in [−1, 1].
  public var generator: NetworkShape
  /// pixels → one logit.
  public var discriminator: NetworkShape
  /// Number format of the products.
  public var precision: Precision
  /// Threads of the compute pool; part of what makes a run repeatable to the bit.
  public var threads: Int
  /// The values a run starts with; they may change while it trains.
  public var hyperparameters: Hyperparameters

  /// Puts a configuration together; see the properties for units and ranges.
  public init(
    preset: String, seed: UInt64, batch: Int, generator: NetworkShape,
    discriminator: NetworkShape, precision: Precision, threads: Int,
    hyperparameters: Hyperparameters
  ) {
    self.preset = preset
    self.seed = seed
    self.batch = batch
    self.generator = generator
    self.discriminator = discriminator
    self.precision = precision
    self.threads = threads
    self.hyperparameters = hyperparameters
  }

  /// Width of the latent vector.
  public var latentDimension: Int { generator.widths.first ?? 0 }
}
