/// A hyperparameter's value as files and people write it: a number, or the name of a choice.
public enum HyperparameterValue: Codable, Equatable, Sendable {
  case number(Double)
  case name(String)

  /// The value `number` of `parameter`: the name of that choice, where there is one of that index.
  public init(_ number: Double, of parameter: Hyperparameter) {
    if let choices = parameter.choices, let index = Int(exactly: number),
      choices.indices.contains(index)
    {
      self = .name(choices[index])
    } else {
      self = .number(number)
    }
  }

  /// Reads a number or a string. Throws `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .name(try container.decode(String.self))
    }
  }

  /// Writes a number or a string. Throws what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .name(let name): try container.encode(name)
    }
  }

  /// What `parameter` holds for it; nil for a name it does not know.
  public func number(for parameter: Hyperparameter) -> Double? {
    switch self {
    case .number(let number): number
    case .name(let name): parameter.choices?.firstIndex(of: name).map(Double.init)
    }
  }
}
