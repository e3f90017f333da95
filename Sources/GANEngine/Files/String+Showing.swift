extension String {
  /// Bytes as text, those that are not UTF-8 as `\xFF`.
  package init(showing bytes: [UInt8]) {
    self.init()
    var rest = bytes[...]
    while let first = rest.first {
      let character = (1...4).lazy
        .filter { $0 <= rest.count }
        .compactMap { count in
          String(validating: rest.prefix(count), as: UTF8.self).map { (count, $0) }
        }.first
      self += character?.1 ?? "\\x" + String(first, radix: 16, uppercase: true)
      rest = rest.dropFirst(character?.0 ?? 1)
    }
  }

  /// The text on one line, with escapes for what would steer a terminal or turn its line about.
  package var asShown: String {
    guard unicodeScalars.contains(where: \.isEscapedWhenShown) else { return self }
    return unicodeScalars.map(\.shown).joined()
  }

  /// A path for a message: as shown, and of bounded length.
  package var asShownPath: String {
    guard !isEmpty else { return "''" }
    let shown = unicodeScalars.map(\.shown)
    guard shown.count > 240 else { return shown.joined() }
    return shown.prefix(100).joined() + "…" + shown.suffix(100).joined() + " (\(utf8.count) bytes)"
  }
}

extension Unicode.Scalar {
  // Marks and overrides of direction; joiners stay, of which emoji are made.
  private static let turning: Set<UInt32> = [
    0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
  ]

  fileprivate var isEscapedWhenShown: Bool {
    guard value < 0x20 || value > 0x7E else { return false }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: return Self.turning.contains(value)
    }
  }

  fileprivate var shown: String {
    isEscapedWhenShown ? escaped(asASCII: true) : String(Character(self))
  }
}
