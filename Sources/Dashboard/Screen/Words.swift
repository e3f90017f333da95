import TextUI

/// Fits words into columns.
enum Words {
  /// The text, with … for its end where it is longer than `columns`.
  static func cut(_ text: String, to columns: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > columns else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(max(columns - 1, 0)))) + "…"
  }

  /// What somebody typed, a cell for each character, with … for its middle where it is longer than
  /// `columns`.
  static func quoted(_ text: String, to columns: Int) -> String {
    let isLong = text.count > columns
    let end = isLong ? max(columns - 1, 0) / 3 : 0
    let beginning = isLong ? max(columns - 1 - end, 0) : columns
    let cells = (text.prefix(beginning) + text.suffix(end)).map(\.oneColumn)
    var scalars = String.UnicodeScalarView(cells)
    if isLong, columns > 0 {
      scalars.insert("…", at: scalars.index(scalars.startIndex, offsetBy: beginning))
    }
    return String(scalars)
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

  /// The same, with every character in its style.
  static func wrapped(_ text: StyledText, columns: Int) -> [StyledText] {
    let plain = text.runs.map(\.text).joined()
    // Breaks take away blanks alone: all other characters come in the same order.
    var styles = text.runs.flatMap { run in
      run.text.unicodeScalars.filter { $0 != " " }.map { _ in run.style }
    }[...]
    return wrapped(plain, columns: columns).map { line in
      var styled = StyledText()
      var run = ""
      var style = styles.first ?? .plain
      for scalar in line.unicodeScalars {
        let next = scalar == " " ? style : styles.popFirst() ?? .plain
        if next != style {
          styled.append(run, style)
          (run, style) = ("", next)
        }
        run.unicodeScalars.append(scalar)
      }
      styled.append(run, style)
      return styled
    }
  }
}
