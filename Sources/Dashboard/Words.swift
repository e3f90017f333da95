/// Fits words into columns.
enum Words {
  /// The text, with … for its end where it is longer than `columns`.
  static func cut(_ text: String, to columns: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > columns else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(max(columns - 1, 0)))) + "…"
  }

  /// The text in lines of at most `columns`, broken at blanks; a longer word is cut into pieces.
  static func wrapped(_ text: String, columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    var lines: [String.UnicodeScalarView] = [.init()]
    for word in text.unicodeScalars.split(separator: " ") {
      var rest = word[...]
      let used = lines[lines.count - 1].count
      if used > 0, used + 1 + rest.count <= columns {
        lines[lines.count - 1] += " ".unicodeScalars
        lines[lines.count - 1] += rest
        continue
      }
      if used > 0 { lines.append(.init()) }
      while rest.count > columns {
        lines[lines.count - 1] += rest.prefix(columns)
        lines.append(.init())
        rest = rest.dropFirst(columns)
      }
      lines[lines.count - 1] += rest
    }
    return lines.map(String.init)
  }
}
