/// How many colours a terminal shows.
public enum ColorDepth: Int, Sendable, CaseIterable, Comparable {
  /// Attributes only.
  case none
  case eight
  /// The eight and their bright kin.
  case sixteen
  /// The palette of 256.
  case full
  /// Any red, green and blue.
  case direct

  /// The depth of a terminal that has `colors` colours.
  public init(colors: Int) {
    switch colors {
    case ..<8: self = .none
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    case ..<(1 << 24): self = .full
    default: self = .direct
    }
  }

  /// Whether shades of grey can be told apart.
  public var hasGreys: Bool { self >= .full }

  /// Whether `left` has fewer colours than `right`.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
