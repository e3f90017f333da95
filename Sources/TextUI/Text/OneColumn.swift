/// What stands for a character where every cell takes one scalar of one column.
extension Character {
  /// The character itself, without marks that combine with it; `?` for one of two columns, of none, or
  /// of a script that is written from right to left.
  public var oneColumn: Unicode.Scalar {
    guard let scalar = unicodeScalars.first else { return "?" }
    return scalar.takesOneColumn ? scalar : "?"
  }
}

extension Unicode.Scalar {
  /// Whether every terminal draws it in one column; of the scripts that do not combine, those that are
  /// common.
  public var takesOneColumn: Bool {
    switch value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300: true
    // Greek and Cyrillic, the Latin and Greek letters with marks of their own.
    case 0x370..<0x483, 0x48A..<0x530, 0x1E00..<0x2000: properties.generalCategory != .unassigned
    // Dashes, quotation marks, arrows, signs, lines, blocks and braille.
    case 0x2010..<0x2028, 0x2030..<0x205F, 0x20A0..<0x20C0, 0x2190..<0x231A, 0x2500..<0x25FD,
      0x2800..<0x2900:
      properties.generalCategory != .unassigned
    default: false
    }
  }
}
