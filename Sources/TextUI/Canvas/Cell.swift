/// One place on the screen: a character one column wide, and its role.
public struct Cell: Equatable, Sendable {
  /// The character.
  public var scalar: Unicode.Scalar
  /// Its role, which the theme gives a look.
  public var style: Style

  /// A cell; a scalar that is not exactly one column wide becomes `?`.
  public init(_ scalar: Unicode.Scalar, style: Style = .plain) {
    self.scalar = Cell.isNarrow(scalar) ? scalar : "?"
    self.style = style
  }

  /// An empty place.
  public static let blank = Cell(" ")

  // Blocks in which every assigned character is one column wide in all terminals: control
  // characters, combining marks, CJK and emoji would shift the rest of the row.
  private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x370...0x482, 0x48A...0x52F: true
    case 0x2010...0x2027, 0x2030...0x205E, 0x2070...0x209C, 0x20A0...0x20BF: true
    case 0x2100...0x2319, 0x2320...0x2328, 0x232B...0x23E8, 0x2500...0x25FC: true
    case 0x2713...0x2717, 0x2800...0x28FF: true
    default: false
    }
  }
}
