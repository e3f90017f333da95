import Foundation
import TextUI

/// What standard output can show.
enum TerminalText {
  /// Columns of the terminal; 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Colours: on a terminal that has them, unless `NO_COLOR` is set.
  static var colors: ColorDepth {
    let environment = ProcessInfo.processInfo.environment
    let terminal = environment["TERM"] ?? "dumb"
    guard isatty(STDOUT_FILENO) == 1, terminal != "dumb", environment["NO_COLOR"] ?? "" == ""
    else { return .none }
    return terminal.contains("256") || environment["COLORTERM"] != nil ? .full : .eight
  }

  /// The theme that the environment asks for.
  static var theme: Theme {
    let environment = ProcessInfo.processInfo.environment
    return .automatic(
      noColor: environment["NO_COLOR"], colorFgBg: environment["COLORFGBG"])
  }

  /// Whether the locale has characters beyond ASCII.
  static var hasUnicode: Bool { LocaleCharacters().hasUnicode }

  /// A canvas as lines, without blanks on the right.
  static func lines(_ canvas: Canvas, colors: ColorDepth) -> String {
    let theme = theme
    return (0..<canvas.height).map { line(canvas, row: $0, colors, theme) }
      .joined(separator: "\n")
  }

  private static func line(
    _ canvas: Canvas, row: Int, _ colors: ColorDepth, _ theme: Theme
  ) -> String {
    var text = ""
    var style = Style.plain
    let end = (0..<canvas.width).last { canvas[$0, row].scalar != " " } ?? -1
    for x in 0..<end + 1 {
      let cell = canvas[x, row]
      if cell.style != style && colors != .none { text += escape(theme.look(cell.style, colors)) }
      style = cell.style
      text.unicodeScalars.append(cell.scalar)
    }
    return style == .plain || colors == .none ? text : text + escape(Look())
  }

  // ECMA-48, "select graphic rendition".
  private static func escape(_ look: Look) -> String {
    var codes = ["0"]
    if look.bold { codes.append("1") }
    if look.dim { codes.append("2") }
    if look.reversed { codes.append("7") }
    if let color = look.foreground { codes.append("38;" + code(color)) }
    if let color = look.background { codes.append("48;" + code(color)) }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  private static func code(_ color: Color) -> String {
    switch color {
    case .palette(let index): "5;\(index)"
    case .rgb(let red, let green, let blue): "2;\(red);\(green);\(blue)"
    }
  }
}

/// Values of the environment, which may be anything, as messages show them.
enum EnvironmentText {
  private static let limit = 40

  /// The value in ASCII without control characters, `?` for what is neither, its end as `...` where it
  /// is long.
  static func printable(_ value: String) -> String {
    let scalars = value.unicodeScalars.prefix(limit + 1).map { scalar -> Unicode.Scalar in
      (0x20..<0x7F).contains(scalar.value) ? scalar : "?"
    }
    let shown = String(String.UnicodeScalarView(scalars.prefix(limit)))
    return scalars.count > limit ? shown + "..." : shown
  }
}
