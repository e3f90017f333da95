/// A value for every hyperparameter.
public struct Hyperparameters: Codable, Equatable, Sendable {
  private var values: [Hyperparameter: Double]

  /// Every hyperparameter at its initial value.
  public init() {
    values = Dictionary(uniqueKeysWithValues: Hyperparameter.allCases.map { ($0, $0.initial) })
  }

  /// Reads `{"name": value, …}`, where a choice is its name; what is missing or unknown keeps its
  /// initial value. Throws `DecodingError` where that is not an object, or a value neither number
  /// nor name.
  public init(from decoder: any Decoder) throws {
    self.init()
    let found = try decoder.singleValueContainer().decode([String: HyperparameterValue].self)
    for (name, value) in found {
      guard let parameter = Hyperparameter(rawValue: name) else { continue }
      if let number = value.number(for: parameter) { self[parameter] = number }
    }
  }

  /// Writes `{"name": value, …}`. Throws what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(
      Dictionary(
        uniqueKeysWithValues: Hyperparameter.allCases.map {
          ($0.rawValue, HyperparameterValue(self[$0], of: $0))
        }))
  }

  /// The value of one; a value out of its range is clamped, one that is not a number is ignored.
  public subscript(_ parameter: Hyperparameter) -> Double {
    get { values[parameter] ?? parameter.initial }
    set {
      guard !newValue.isNaN else { return }
      let inside = min(max(newValue, parameter.range.lowerBound), parameter.range.upperBound)
      values[parameter] = parameter.isWhole ? inside.rounded() : inside
    }
  }

  /// The choice made for `parameter`, which is of that kind.
  func choice<Choice: HyperparameterChoice>(_ parameter: Hyperparameter) -> Choice {
    let index = Int(self[parameter])
    return Choice.allCases[min(max(index, 0), Choice.allCases.count - 1)]
  }

  /// What D and G play for.
  public var lossKind: LossKind { choice(.loss) }
  /// Whether D's weights are divided by their largest singular value.
  public var usesSpectralNorm: Bool { self[.spectralNorm] > 0 }
  /// Whether D's learning rate follows its loss.
  public var isGapAware: Bool { self[.gapAware] > 0 }
}
