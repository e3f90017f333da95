/// The measurements of one step, one value a metric.
public struct StepMetrics: Equatable, Sendable {
  private var values: [Float]

  /// All zero.
  public init() { values = Array(repeating: 0, count: Metric.allCases.count) }

  /// The value of one metric.
  public subscript(_ metric: Metric) -> Float {
    get { values[metric.rawValue] }
    set { values[metric.rawValue] = newValue }
  }

  /// Whether every value is a number.
  public var isFinite: Bool { values.allSatisfy(\.isFinite) }
}
