import CTerminal
import Dashboard
import TextUI

/// The terminal, taken for as long as the value lives.
///
/// Standard error is held back meanwhile and let go at the end; signals that kill give the
/// terminal back first.
struct Terminal: ~Copyable {
  /// Why a terminal could not be taken.
  enum Failure: Error, Equatable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// Its type (`TERM`) has no way to place the cursor.
    case unknownType
    case refused
  }

  /// What a wait for a key may bring.
  enum Input: Equatable {
    case key(Key)
    case mouse(Mouse)
    /// Text that was pasted; of its control characters only line ends and tabs are left.
    case paste(String)
    /// Ctrl-Z.
    case suspend
    /// Ctrl-L.
    case redraw
    case resized
    /// Nothing came in time.
    case nothing
    /// The terminal is gone.
    case lost
  }

  /// What the terminal shows.
  let capabilities: Capabilities

  /// Finds out what the terminal is and what colours it takes: before other threads run, since curses
  /// is told by the environment.
  static func prepare() -> TerminalType {
    let name = TerminalType.environmentName
    let description = screen_prepare()
    return TerminalType(
      name: name, isUsable: description.usable,
      standIn: description.stand_in.map { String(cString: $0) })
  }

  /// Takes the terminal; `ascii` does without characters beyond ASCII whatever the locale says.
  init(ascii: Bool = false, theme: Theme = .dark) throws(Failure) {
    var traits = screen_traits()
    switch screen_open(&traits) {
    case SCREEN_OK: break
    case SCREEN_NO_TERMINAL: throw .notATerminal
    case SCREEN_UNKNOWN_TERMINAL: throw .unknownType
    default: throw .refused
    }
    let characters: Repertoire = traits.console ? .console : .unicode
    capabilities = Capabilities(
      characters: traits.utf8 && !ascii ? characters : .ascii,
      colors: ColorDepth(colors: Int(traits.colors)), theme: theme)
  }

  deinit { screen_close() }

  /// The terminal's present size.
  var size: (columns: Int, rows: Int) {
    var columns: Int32 = 1
    var rows: Int32 = 1
    screen_size(&columns, &rows)
    return (Int(columns), Int(rows))
  }

  /// A blank canvas of that size.
  var canvas: Canvas { Canvas(width: size.columns, height: size.rows) }

  /// Shows the canvas.
  func present(_ canvas: Canvas, in theme: Theme) {
    // Most cells look like the one before.
    var style = Style.plain
    var shown = cell(style, in: theme)
    let cells = canvas.cells.map { cell in
      if cell.style != style {
        style = cell.style
        shown = self.cell(style, in: theme)
      }
      shown.scalar = cell.scalar.value
      return shown
    }
    screen_present(cells, Int32(canvas.width), Int32(canvas.height))
  }

  private func cell(_ style: Style, in theme: Theme) -> screen_cell {
    let look = theme.look(style, capabilities.colors)
    return screen_cell(
      scalar: 0, foreground: Self.code(look.foreground), background: Self.code(look.background),
      bold: look.bold, dim: look.dim, reversed: look.reversed)
  }

  private static func code(_ color: Color?) -> Int32 {
    switch color {
    case nil: -1
    case .palette(let index): Int32(index)
    case .rgb(let red, let green, let blue): Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    }
  }

  /// Whether nobody seems to read what it was to show.
  var isStalled: Bool { screen_is_stalled() }

  /// Asks the terminal to report the mouse, or no longer.
  func hearMouse(_ isHeard: Bool) { screen_mouse(isHeard) }

  /// Waits at most `milliseconds` for a key, or for a signal to be collected.
  func next(within milliseconds: Int) -> Input {
    let code = screen_next_key(Int32(clamping: milliseconds), signals_descriptor())
    if let key = Self.key(code) { return .key(key) }
    switch screen_key(UInt32(bitPattern: code)) {
    case SCREEN_KEY_NONE: return .nothing
    case SCREEN_KEY_LOST: return .lost
    case SCREEN_KEY_RESIZE: return .resized
    case SCREEN_KEY_SUSPEND: return .suspend
    case SCREEN_KEY_REDRAW: return .redraw
    case SCREEN_KEY_PASTE: return .paste(Self.pasted())
    case SCREEN_KEY_MOUSE: return .mouse(Self.mouse(screen_mouse_place()))
    case let named: return .key(Self.key(named))
    }
  }

  /// Gives the terminal back, stops the process, and takes the terminal again when it goes on.
  func suspend() { screen_suspend() }

  /// What was written on standard error since the last call, at most a few thousand bytes.
  func strayBytes() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Self.strayLimit) { buffer, count in
      count = Int(screen_errors(buffer.baseAddress, Int32(Self.strayLimit)))
    }
  }

  private static let strayLimit = 4096

  /// Rings the bell.
  func ring() { screen_ring() }

  /// Sets up the terminal anew and draws everything again.
  func repaint() { screen_repaint() }

  private static func mouse(_ place: screen_mouse) -> Mouse {
    let action: Mouse.Action =
      switch place.kind {
      case SCREEN_MOUSE_WHEEL_UP: .wheelUp
      case SCREEN_MOUSE_WHEEL_DOWN: .wheelDown
      default: .press
      }
    return Mouse(action, x: Int(place.column), y: Int(place.row))
  }

  /// The key of a character, with Ctrl or Alt or without.
  private static func key(_ code: Int32) -> Key? {
    let modifiers = Int32(SCREEN_CONTROL.rawValue | SCREEN_ALT.rawValue)
    guard let scalar = UInt32(exactly: code & ~modifiers).flatMap(Unicode.Scalar.init) else {
      return nil
    }
    switch screen_modifier(UInt32(bitPattern: code & modifiers)) {
    case SCREEN_CONTROL: return .control(scalar)
    case SCREEN_ALT: return .alt(scalar)
    default: return .character(scalar)
    }
  }

  private static func pasted() -> String {
    var count: Int32 = 0
    let bytes = UnsafeBufferPointer(start: screen_paste(&count), count: Int(count))
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter {
      $0 == "\n" || $0 == "\r" || $0 == "\t" || $0.properties.generalCategory != .control
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func key(_ named: screen_key) -> Key {
    switch named {
    case SCREEN_KEY_UP: .up
    case SCREEN_KEY_DOWN: .down
    case SCREEN_KEY_LEFT: .left
    case SCREEN_KEY_RIGHT: .right
    case SCREEN_KEY_ENTER: .enter
    case SCREEN_KEY_ESCAPE: .escape
    case SCREEN_KEY_BACKSPACE: .backspace
    case SCREEN_KEY_TAB: .tab
    case SCREEN_KEY_PAGE_UP: .pageUp
    case SCREEN_KEY_PAGE_DOWN: .pageDown
    case SCREEN_KEY_HOME: .home
    case SCREEN_KEY_END: .end
    case SCREEN_KEY_DELETE: .delete
    case SCREEN_KEY_WORD_LEFT: .wordLeft
    case SCREEN_KEY_WORD_RIGHT: .wordRight
    case SCREEN_KEY_INTERRUPT: .interrupt
    default: .other
    }
  }
}
