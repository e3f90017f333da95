/// What is measured at every step and kept in the history.
public enum Metric: Int, CaseIterable, Sendable {
  /// D's loss without penalties, as `AdversarialLoss` defines it; for cross-entropy 2 ln 2 = 1.386
  /// where D cannot tell.
  case discriminatorLoss
  /// G's loss; non-saturating, ln 2 = 0.693 where D cannot tell.
  case generatorLoss
  /// Mean D(x) = σ(logit) of real images, in 0…1.
  case realScore
  /// Mean D(G(z)) = σ(logit) of fakes as D's update sees them, in 0…1.
  case fakeScore
  /// What penalties add to D's loss, before their interval multiplies it.
  case penalty
  /// The share of real images that D judges rightly, in 0…1: logits above 0, for `leastSquares` ½.
  case realAccuracy
  /// The share of fakes that D judges rightly, in 0…1: logits below that.
  case fakeAccuracy
  /// Norm of the gradient of all of G's parameters, before clipping; of the latest step that
  /// measured it, which is each tenth.
  case generatorGradient
  /// The same of D's parameters.
  case discriminatorGradient

  /// What it is called in files: the name of a column, or of a scalar.
  public var name: String {
    switch self {
    case .discriminatorLoss: "discriminatorLoss"
    case .generatorLoss: "generatorLoss"
    case .realScore: "realScore"
    case .fakeScore: "fakeScore"
    case .penalty: "penalty"
    case .realAccuracy: "realAccuracy"
    case .fakeAccuracy: "fakeAccuracy"
    case .generatorGradient: "generatorGradient"
    case .discriminatorGradient: "discriminatorGradient"
    }
  }
}

/// The measurements of one step, one value a metric.
public struct StepMetrics: Equatable, Sendable {
  private var values: [Float]

  /// Measurements that are all 0.
  public init() { values = Array(repeating: 0, count: Metric.allCases.count) }

  /// The value of one metric.
  public subscript(_ metric: Metric) -> Float {
    get { values[metric.rawValue] }
    set { values[metric.rawValue] = newValue }
  }

  /// Whether every value is finite.
  public var isFinite: Bool { values.allSatisfy(\.isFinite) }
}
