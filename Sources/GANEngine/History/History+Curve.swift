extension History {
  /// What a history keeps the course of.
  public enum Curve: Hashable, CaseIterable, Sendable {
    /// One of the measurements of a step.
    case metric(Metric)
    /// The speed of training.
    case stepsPerSecond

    /// Every metric, in the order of `Metric`, and the speed.
    public static let allCases = Metric.allCases.map(Curve.metric) + [.stepsPerSecond]
    static let count = allCases.count

    /// Where it lies among all.
    var index: Int {
      switch self {
      case .metric(let metric): metric.rawValue
      case .stepsPerSecond: Metric.allCases.count
      }
    }
  }

  /// Neighbouring steps and what they measured.
  public struct Stretch: Equatable, Sendable {
    /// The first of its steps.
    public let firstStep: Int
    /// At least 1.
    public let steps: Int
    /// What was measured in them.
    public let bucket: Bucket

    /// The last of its steps.
    public var lastStep: Int { firstStep + (steps - 1) }
  }

  /// A step that could not be done, as a measurement was not finite.
  public struct Failure: Sendable {
    /// The step it would have become.
    public let step: Int
    /// What was measured in it; at least one value is not finite.
    public let metrics: StepMetrics
  }

  /// The part of the curves that the run went back from.
  public struct Ghost: Sendable {
    let courses: [[Stretch]]

    /// The last step of it.
    public var lastStep: Int { courses.first?.last?.lastStep ?? 0 }

    /// The stretches of a curve, by ascending step.
    public func stretches(_ curve: Curve) -> [Stretch] { courses[curve.index] }
  }
}
