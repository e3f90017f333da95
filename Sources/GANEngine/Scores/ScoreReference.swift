/// What generated digits are compared with: a judge's view of real ones, prepared once.
public struct ScoreReference: Sendable {
  /// What it is, as every line of scores tells it: "test10k".
  public let name: String
  /// The moments of its features, which the Fréchet distance is taken from.
  public let frechet: FrechetReference
  /// How often each class should come.
  public let prior: ClassHistogram
  /// How varied the real digits of each class are.
  public let scatter: ClassScatter
  /// How much a pixel varies from image to image; nil where images were not at hand.
  public let spread: Double?

  let kernel: KernelReference?
  let neighbourhoods: Neighbourhoods?

  /// The rows that neighbours are looked for in, unless told otherwise: as many as are scored live,
  /// because precision and recall compare best at equal numbers.
  public static let usualNeighbours = 2_000

  /// A reference without single rows: KID, precision, recall, density and coverage stay unknown.
  public init(
    name: String, moments: FeatureMoments, prior: ClassHistogram = .mnistTraining,
    scatter: ClassScatter, spread: Double? = nil
  ) {
    self.init(
      name: name, FrechetReference(moments), prior: prior, scatter: scatter, spread: spread,
      kernel: nil, neighbourhoods: nil)
  }

  /// A reference with rows of real digits; KID, precision, recall, density and coverage compare with
  /// `neighbours` of them, drawn by chance. `moments` and `scatter` are those of all rows unless others
  /// are given.
  init(
    name: String, features: FeatureMatrix, labels: [UInt8], moments: FeatureMoments? = nil,
    scatter: ClassScatter? = nil, prior: ClassHistogram = .mnistTraining, spread: Double? = nil,
    neighbours: Int = usualNeighbours, in context: ComputeContext
  ) throws {
    let rows = features.choice(neighbours)
    self.init(
      name: name, FrechetReference(moments ?? FeatureMoments(features)), prior: prior,
      scatter: scatter
        ?? ClassScatter(features, labels: labels, classes: prior.counts.count),
      spread: spread, kernel: try KernelReference(rows, in: context),
      neighbourhoods: try Neighbourhoods(rows, in: context))
  }

  /// The same for callers without a pool of threads of their own: `threads` of them, at least 1.
  /// Throws `EngineError` where oneDNN has no kernel.
  public init(
    name: String, features: FeatureMatrix, labels: [UInt8], moments: FeatureMoments? = nil,
    prior: ClassHistogram = .mnistTraining, spread: Double? = nil,
    neighbours: Int = usualNeighbours, threads: Int
  ) throws {
    try self.init(
      name: name, features: features, labels: labels, moments: moments, prior: prior,
      spread: spread, neighbours: neighbours, in: ComputeContext(threads: threads))
  }

  private init(
    name: String, _ frechet: FrechetReference, prior: ClassHistogram, scatter: ClassScatter,
    spread: Double?, kernel: KernelReference?, neighbourhoods: Neighbourhoods?
  ) {
    self.name = name
    self.frechet = frechet
    self.prior = prior
    self.scatter = scatter
    self.spread = spread
    self.kernel = kernel
    self.neighbourhoods = neighbourhoods
  }
}
