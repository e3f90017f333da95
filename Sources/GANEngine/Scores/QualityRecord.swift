/// What is known of the quality of a run's digits: the newest scores and how they went. Its size is
/// bounded, however long the run.
public struct QualityRecord: Sendable {
  /// One evaluation in the course of a run.
  public struct Point: Equatable, Sendable {
    /// The step whose weights drew the digits.
    public let step: Int
    /// Digits scored.
    public let count: Int
    /// The Fréchet distance without its noise floor; nil where it was not taken, as with the
    /// others.
    public let frechet: Double?
    /// The classifier score, in 1…10.
    public let score: Double?
    /// The share of generated digits that lie among real ones, in 0…1.
    public let precision: Double?
    /// The share of real digits that lie among generated ones, in 0…1.
    public let recall: Double?
    /// The divergence of the classes from those of real digits, in nats.
    public let klToPrior: Double?

    init(_ scores: Scores, step: Int) {
      self.step = step
      count = scores.count
      frechet = scores.frechet
      score = scores.score
      precision = scores.precision
      recall = scores.recall
      klToPrior = scores.klToPrior
    }
  }

  /// The most points kept; where they are more, every other one of the older half goes.
  public static let capacity = 256

  /// The newest live scores; nil before the first.
  public private(set) var latest: Scores?
  /// The newest scores of ten thousand digits; nil before the first.
  public private(set) var full: Scores?
  /// The least Fréchet distance of ten thousand digits, and its step.
  public private(set) var best: Point?
  /// By ascending step.
  public private(set) var points: [Point] = []
  /// Why there are no scores: e.g. that the data are no digits. nil where there are, or will be.
  public var reason: String?

  /// Nothing known yet.
  public init() {}

  /// Takes note of scores; true where they are the best of as many digits or more.
  @discardableResult
  public mutating func add(_ scores: Scores, step: Int, isFull: Bool) -> Bool {
    latest = scores
    let point = Point(scores, step: step)
    if points.count >= Self.capacity { thin() }
    points.append(point)
    guard isFull else { return false }
    full = scores
    guard let distance = point.frechet, distance < best?.frechet ?? .infinity else { return false }
    best = point
    return true
  }

  /// Forgets what came behind `step`, where the run goes on from it; the best stays known.
  public mutating func goBack(to step: Int) {
    points.removeAll { $0.step > step }
  }

  private mutating func thin() {
    let half = points.count / 2
    points =
      points[..<half].enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      + points[half...]
  }
}
