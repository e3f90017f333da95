/// Who scores a run's digits, against what, and how often.
public struct ScoringOptions: Sendable {
  /// Who looks at the digits.
  public let judge: Judge
  /// What the digits are compared with.
  public let reference: ScoreReference
  /// Digits of the scores that are taken while training goes on.
  public var count = 2_000
  /// Digits of those at an epoch's end and at the finish.
  public var fullCount = 10_000
  /// Steps from one evaluation to the next; nil so many that they cost `share` of the time.
  public var interval: Int?
  /// The share of the training time that the evaluations between epochs may take.
  public var share = 0.02
  /// Test digits, of which some are compared with the training digits as generated ones are, to
  /// know a copy; nil where copies are not looked for.
  public var test: SampleImages? {
    didSet { test = test?.choice(CopySearch.most) }
  }
  /// Full evaluations without a better Fréchet distance after which the run ends; nil for never.
  public var patience: Int?

  /// Scores by `judge` against `reference`, with counts, share and interval at their initial
  /// values.
  public init(judge: Judge, reference: ScoreReference) {
    self.judge = judge
    self.reference = reference
  }
}
