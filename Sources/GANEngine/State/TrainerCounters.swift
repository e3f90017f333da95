/// What a trainer counts beside its blocks of numbers.
public struct TrainerCounters: Codable, Equatable, Sendable {
  /// Steps done.
  public var step = 0
  /// Updates of G: t of its Adam.
  public var generatorUpdates = 0
  /// Updates of D: t of its Adam.
  public var discriminatorUpdates = 0
  /// Batches of real images drawn.
  public var imageBatches = 0
  /// Batches of latents drawn.
  public var latentBatches = 0
  /// Which fixed latents the samples use: counts the times new ones were asked for.
  public var latentGeneration = 0
  /// The moving average of D's loss where its learning rate is gap-aware; nil elsewhere.
  public var discriminatorLossAverage: Double?

  /// All counters at 0.
  public init() {}

  /// Reads what `encode` writes. Programs that could not freeze a network did not count batches:
  /// each update of D had drawn one of both kinds. Throws `DecodingError` where a counter is
  /// missing or no whole number.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    step = try values.decode(Int.self, forKey: .step)
    generatorUpdates = try values.decode(Int.self, forKey: .generatorUpdates)
    discriminatorUpdates = try values.decode(Int.self, forKey: .discriminatorUpdates)
    imageBatches =
      try values.decodeIfPresent(Int.self, forKey: .imageBatches) ?? discriminatorUpdates
    latentBatches =
      try values.decodeIfPresent(Int.self, forKey: .latentBatches) ?? discriminatorUpdates
    latentGeneration = try values.decode(Int.self, forKey: .latentGeneration)
    discriminatorLossAverage = try values.decodeIfPresent(
      Double.self, forKey: .discriminatorLossAverage)
  }

  /// The largest of them that is believed: no sum or product of such numbers overflows.
  public static let range = 0...(1 << 53)

  /// Each count with its name in words.
  public var counts: [(name: String, value: Int)] {
    [
      ("step", step), ("generator updates", generatorUpdates),
      ("discriminator updates", discriminatorUpdates), ("image batches", imageBatches),
      ("latent batches", latentBatches), ("latent generation", latentGeneration),
    ]
  }

  /// Becomes `earlier` but for what was drawn: batches go on from where they are, so that what follows
  /// is another run and not the same one again.
  mutating func goBack(to earlier: TrainerCounters) {
    let drawn = self
    self = earlier
    imageBatches = drawn.imageBatches
    latentBatches = drawn.latentBatches
    latentGeneration = drawn.latentGeneration
  }
}
