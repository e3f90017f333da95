/// Some of the layers of a network: hidden layers count from 1, the input is 0.
public enum LayerSelection: Equatable, Sendable {
  /// No layer.
  case none
  /// Every hidden layer.
  case all
  /// The layers with these positions.
  case only([Int])

  /// Whether hidden layer `position` is among them; position 0 is the input.
  public func contains(_ position: Int) -> Bool {
    switch self {
    case .none: false
    case .all: position > 0
    case .only(let positions): positions.contains(position)
    }
  }

  /// Whether it names no layer.
  public var isEmpty: Bool { self == .none || self == .only([]) }
}

extension LayerSelection: LosslessStringConvertible, Codable {
  /// Reads `none`, `all` or positions such as `1,3`.
  public init?(_ text: String) {
    switch text {
    case "none", "off", "false": self = .none
    case "all", "on", "true": self = .all
    default:
      let positions = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
      guard positions.allSatisfy({ (0...64).contains($0 ?? -1) }) else { return nil }
      self = .only(positions.compactMap(\.self))
    }
  }

  /// `none`, `all` or positions such as `1,3`.
  public var description: String {
    switch self {
    case .none: "none"
    case .all: "all"
    case .only(let positions):
      positions.isEmpty ? "none" : positions.map(String.init).joined(separator: ",")
    }
  }

  /// Reads what `description` writes, or whether all hidden layers are meant. Throws
  /// `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = flag ? .all : .none
    } else if let selection = Self(try container.decode(String.self)) {
      self = selection
    } else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected none, all or layer numbers")
    }
  }

  /// Writes `description`. Throws what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
