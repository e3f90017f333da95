/// All scores of one set of generated digits. A score is nil where it could not be taken, for want of
/// reference rows, of images, or of a conditional generator.
///
/// Fréchet distance, score and KID have a scale of their own with every judge: `judge`, `count` and
/// `reference` belong to every line that shows them.
public struct Scores: Codable, Equatable, Sendable {
  /// The hash of the judge's weights.
  public let judge: String
  /// Digits scored.
  public let count: Int
  /// What they were compared with.
  public let reference: String
  /// The step whose weights drew them.
  public let step: Int?

  /// The Fréchet distance without its noise floor; smaller is better, real digits are at about 0.
  public var frechet: Double?
  /// The Fréchet distance with its noise floor.
  public var frechetRaw: Double?
  /// The noise floor: the distance that as many real digits would have.
  public var frechetFloor: Double?
  /// The classifier score, in 1…10; larger is better.
  public var score: Double?
  /// The kernel distance; smaller is better, slightly negative is possible.
  public var kid: Double?
  /// The share of generated digits that lie among real ones, in 0…1; larger is better.
  public var precision: Double?
  /// The share of real digits that lie among generated ones, in 0…1; larger is better.
  public var recall: Double?
  /// How densely real digits surround generated ones, about 1 for real digits; larger is better.
  public var density: Double?
  /// The share of real digits with a generated one near by, in 0…1; larger is better.
  public var coverage: Double?
  /// How many digits of each class there are.
  public var classHistogram: ClassHistogram?
  /// Divergence of the histogram from that of real digits, in nats; 0.005 is noise at 1,000.
  public var klToPrior: Double?
  /// Entropy of the histogram, in nats.
  public var entropy: Double?
  /// Mean probability of the likeliest class.
  public var confidence: Double?
  /// For each class, the variance of its features over that of real digits of the class.
  public var withinClassRatios: [Double?]?
  /// The share of bright pixels that stand alone.
  public var isolatedShare: Double?
  /// How much a pixel varies from image to image, over the same of real digits.
  public var spreadRatio: Double?
  /// Nearness to training digits.
  public var memorising: MemorisingCheck?
  /// Of conditional generators: the share of digits judged to be what was asked for, in 0…1.
  public var labelAccuracy: Double?
  /// Of conditional generators: the accuracy on real test digits, in 0…1, of a classifier that has
  /// learnt from generated ones alone.
  public var trainedOnGenerated: Double?
  /// The share of unseen images that a net tells apart after learning on real and generated ones, in
  /// 0…1; 0.5 is that it cannot.
  public var twoSample: Double?
  /// The same of real images and other real ones.
  public var twoSampleFloor: Double?

  /// An evaluation of `count` images, without any score yet: `judge` and `reference` are the names
  /// of what they are looked at and compared with, `step` that of the weights, or nil.
  public init(judge: String, count: Int, reference: String, step: Int? = nil) {
    self.judge = judge
    self.count = count
    self.reference = reference
    self.step = step
  }

  /// The smallest of the ratios within a class; nil where there is none.
  public var smallestClassRatio: Double? { withinClassRatios?.compactMap(\.self).min() }

  /// The middle one of them, of the classes that show.
  var middleClassRatio: Double? {
    guard let ratios = withinClassRatios?.compactMap(\.self).sorted(), !ratios.isEmpty else {
      return nil
    }
    return ratios[ratios.count / 2]
  }

  /// Classes that hardly show.
  public var missingClasses: [Int] { classHistogram?.missing ?? [] }

  /// What the scores were taken with: "judge=1a2b3c N=2000 ref=test10k".
  public var provenance: String { "judge=\(judge) N=\(count) ref=\(reference)" }

  mutating func take(_ distance: FrechetDistance) {
    frechet = distance.corrected
    frechetRaw = distance.raw
    frechetFloor = distance.floor
  }

  mutating func take(_ probabilities: ClassProbabilities, prior: ClassHistogram) {
    let histogram = probabilities.histogram
    score = probabilities.score().mean
    confidence = probabilities.confidence
    classHistogram = histogram
    klToPrior = histogram.divergence(from: prior)
    entropy = histogram.entropy
  }

  mutating func take(_ support: SupportScores) {
    precision = support.precision
    recall = support.recall
    density = support.density
    coverage = support.coverage
  }
}
