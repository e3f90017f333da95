/// All that, with the data, determines a run: the same configuration and seed give the same bits.
public struct Configuration: Codable, Equatable, Sendable {
  /// The name of the preset it came from.
  public var preset: String
  /// The key of every random stream.
  public var seed: UInt64
  /// Real images (and fakes) a step.
  public var batch: Int
  /// latent → pixels, in [−1, 1] behind tanh and in [0, 1] behind sigmoid.
  public var generator: NetworkShape
  /// pixels → one logit, or two of [fake, real] whose difference counts.
  public var discriminator: NetworkShape
  /// Digits (classes) that are told to both networks, one-hot behind latent and pixels; 0 tells none.
  public var classes = 0
  /// Images that D judges together (Lin et al. 2018, "PacGAN").
  public var packing = 1
  /// Number format of the products.
  public var precision: Precision
  /// Threads of the compute pool; part of what makes a run repeatable to the bit.
  public var threads: Int
  /// The values a run starts with; they may change while it trains.
  public var hyperparameters: Hyperparameters

  /// Puts a configuration together, without classes and with one image judged at a time. `batch` is
  /// in images, at least 1; `generator` maps latents to the pixels of an image and `discriminator`
  /// those to one logit or two; `threads` are at least 1. `check(height:width:)` says whether it
  /// all fits.
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

  /// Reads a configuration; parts that older files lack have their initial values. Throws what a
  /// decoder throws, and `EngineError.impossibleShape` where a number is out of its range.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      preset: try values.decode(String.self, forKey: .preset),
      seed: try values.decode(UInt64.self, forKey: .seed),
      batch: try values.decode(Int.self, forKey: .batch),
      generator: try values.decode(NetworkShape.self, forKey: .generator),
      discriminator: try values.decode(NetworkShape.self, forKey: .discriminator),
      precision: try values.decode(Precision.self, forKey: .precision),
      threads: try values.decode(Int.self, forKey: .threads),
      hyperparameters: try values.decode(Hyperparameters.self, forKey: .hyperparameters))
    classes = try values.decodeIfPresent(Int.self, forKey: .classes) ?? 0
    packing = try values.decodeIfPresent(Int.self, forKey: .packing) ?? 1
    try checkRanges()
  }

  /// Width of the latent vector, without the classes.
  public var latentDimension: Int { generator.input.count }

  /// The numbers that D and G see for a byte of an image: tanh's range, or sigmoid's.
  var pixelScale: PixelScale { generator.ending == .sigmoid ? .unit : .symmetric }
  var generatorLayout: ParameterLayout {
    ParameterLayout(generator, classes: classes)
  }
  var discriminatorLayout: ParameterLayout {
    ParameterLayout(discriminator, packing: packing, classes: classes)
  }
}

/// The number format of the matrix products; everything else is fp32 throughout.
public enum Precision: String, CaseIterable, Codable, Sendable {
  /// bf16 where the processor multiplies it natively, fp32 elsewhere.
  case auto
  /// 32-bit floating point.
  case fp32
  /// bfloat16 operands with sums in fp32; widened where the processor has no such products.
  case bf16
}
