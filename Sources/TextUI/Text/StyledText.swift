/// A line of text in runs of one style each.
public struct StyledText: Equatable, Sendable, ExpressibleByStringLiteral {
  /// The pieces, left to right.
  public private(set) var runs: [Run] = []

  /// A piece in one style.
  public struct Run: Equatable, Sendable {
    /// The characters.
    public let text: String
    /// Their style.
    public let style: Style
  }

  /// Text in one style.
  public init(_ text: String = "", _ style: Style = .plain) { append(text, style) }

  /// Plain text.
  public init(stringLiteral value: String) { self.init(value) }

  /// Columns taken.
  public var width: Int { runs.reduce(0) { $0 + $1.text.unicodeScalars.count } }

  /// Adds a piece on the right.
  public mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { runs.append(Run(text: text, style: style)) }
  }

  /// Both, one after the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.runs += right.runs
    return sum
  }
}
