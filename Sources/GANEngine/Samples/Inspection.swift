/// One generated image looked at closely.
public struct Inspection: Equatable, Sendable {
  /// Which of the samples it is.
  public let index: Int
  /// The step whose weights drew it.
  public let step: Int
  /// That image alone.
  public let image: SampleImages
  /// D's score of it, on `scale`; in the company of the samples behind it where D looks at several.
  public let score: Double
  /// What scores are told in.
  public let scale: ScoreScale
  /// The judge's probabilities, one a class; empty where no judge knows such images.
  public let probabilities: [Double]
  /// nil until it is found.
  public var neighbour: Neighbour?

  /// The training image that is nearest by its pixels.
  public struct Neighbour: Equatable, Sendable {
    /// Which of the training images it is.
    public let index: Int
    /// That image and its label.
    public let image: SampleImages
    /// The root of the summed squares of the differences, ink in 0…1.
    public let distance: Double
    /// D's score of it.
    public let score: Double

    /// The training image at `index` and its score. `image` is that one alone; `distance` is at
    /// least 0, in units of full ink.
    public init(index: Int, image: SampleImages, distance: Double, score: Double) {
      self.index = index
      self.image = image
      self.distance = distance
      self.score = score
    }
  }

  /// The sample at `index` as the weights of `step` draw it. `image` is that one alone, `score` is
  /// on `scale`, `probabilities` are one a class, each in 0…1, or none without a judge.
  public init(
    index: Int, step: Int, image: SampleImages, score: Double, scale: ScoreScale,
    probabilities: [Double], neighbour: Neighbour? = nil
  ) {
    self.index = index
    self.step = step
    self.image = image
    self.score = score
    self.scale = scale
    self.probabilities = probabilities
    self.neighbour = neighbour
  }

  /// The judge's answer; nil without a judge.
  public var label: Int? {
    probabilities.indices.max { probabilities[$0] < probabilities[$1] }
  }

  /// The probability of that answer.
  public var confidence: Double? { probabilities.max() }
}
