/// A value for every hyperparameter.
public struct Hyperparameters: Codable, Equatable, Sendable {
  private var values: [Hyperparameter: Double]

  /// Every hyperparameter at its initial value.
  public init() {
    values = Dictionary(uniqueKeysWithValues: Hyperparameter.allCases.map { ($0, $0.initial) })
  }

  /// Reads `{"name": value, …}`; names that are missing keep their initial value.
  public init(from decoder: any Decoder) throws {
    self.init()
    let found = try decoder.singleValueContainer().decode([String: Double].self)
    for (name, value) in found {
      if let parameter = Hyperparameter(rawValue: name) { self[parameter] = value }
    }
  }

  /// Writes `{"name": value, …}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(
      Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }))
  }

  /// The value of one; a value out of its range is clamped, one that is not a number is ignored.
  public subscript(_ parameter: Hyperparameter) -> Double {
    get { values[parameter] ?? parameter.initial }
    set {
      guard !newValue.isNaN else { return }
      values[parameter] = min(
        max(newValue, parameter.range.lowerBound), parameter.range.upperBound)
    }
  }
}
