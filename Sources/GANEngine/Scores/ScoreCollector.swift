/// Gathers a judge's view of generated digits, slice by slice, until they are scored.
public struct ScoreCollector: Sendable {
  /// The judge's features, a row a digit.
  public private(set) var features: FeatureMatrix
  /// The judge's logits, a row a digit and a column a class.
  public private(set) var logits: FeatureMatrix
  /// What needs no judge.
  public private(set) var figures = ImageFigures()
  /// The class each digit was asked to show; empty where the generator takes none.
  public private(set) var asked: [UInt8] = []

  private var moments: FeatureMoments

  /// For a judge with so many features and classes.
  public init(columns: Int, classes: Int = 10) {
    features = FeatureMatrix(columns: columns)
    logits = FeatureMatrix(columns: classes)
    moments = FeatureMoments(columns: columns)
  }

  /// Digits taken in.
  public var count: Int { features.rows }

  /// Takes in a slice: features and logits have a row a digit.
  public mutating func add(
    features slice: FeatureMatrix, logits: FeatureMatrix, images: SampleImages? = nil
  ) {
    features.append(slice)
    moments.add(slice)
    self.logits.append(logits)
    guard let images else { return }
    figures.add(images)
    asked += images.labels
  }

  /// The scores of all digits taken in, at the step whose weights drew them. Throws `EngineError`
  /// where memory is short.
  func scores(
    against reference: ScoreReference, judge: String, step: Int? = nil, in context: ComputeContext
  ) throws -> Scores {
    let probabilities = ClassProbabilities(logits: logits)
    var scores = Scores(judge: judge, count: count, reference: reference.name, step: step)
    scores.take(reference.frechet.distance(to: moments))
    scores.kid = try reference.kernel?.distance(to: features, in: context)
    if let real = reference.neighbourhoods {
      // Balls shrink as rows become more: only equal numbers compare.
      let generated = try Neighbourhoods(features.choice(real.features.rows), in: context)
      scores.take(try SupportScores(generated: generated, real: real, in: context))
    }
    scores.take(probabilities, prior: reference.prior)
    let scatter = ClassScatter(
      features, labels: probabilities.labels, classes: reference.prior.counts.count)
    scores.withinClassRatios = scatter.ratios(to: reference.scatter)
    scores.isolatedShare = figures.count > 0 ? figures.isolatedShare : nil
    scores.spreadRatio = reference.spread.map { figures.spread / $0 }
    if asked.count == count { scores.labelAccuracy = probabilities.accuracy(asked: asked) }
    return scores
  }

  /// The same for callers without a pool of threads of their own: `threads` of them, at least 1.
  /// Throws `EngineError` where oneDNN has no kernel.
  public func scores(
    against reference: ScoreReference, judge: String, step: Int? = nil, threads: Int
  ) throws -> Scores {
    try scores(
      against: reference, judge: judge, step: step, in: ComputeContext(threads: threads))
  }
}
