/// Which characters a terminal has.
public enum Repertoire: Sendable, CaseIterable {
  case ascii
  /// Those of the Linux console's own font, code page 437: lines and half blocks, neither braille nor
  /// quadrants.
  case console
  case unicode

  /// Whether the terminal shows it as it is meant.
  public func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .ascii: scalar.isASCII
    case .console: scalar.isASCII || Self.consoleScalars.contains(scalar)
    case .unicode: true
    }
  }

  private static let consoleScalars = Set(
    "─│┌┐└┘├┤┬┴┼█▄▌▐▀░▒▓▲▼←↑→↓·•±≥≤≈²√βσε°÷é".unicodeScalars)
}
