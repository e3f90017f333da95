/// A grid of cells to draw on: a value that can be compared, printed and handed to a terminal.
///
/// Whatever is drawn outside of it is dropped.
public struct Canvas: Equatable, Sendable, CustomStringConvertible {
  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `height × width`, row-major.
  public private(set) var cells: [Cell]

  /// A blank canvas; negative extents become 0.
  public init(width: Int, height: Int) {
    self.width = max(width, 0)
    self.height = max(height, 0)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  /// All of it.
  public var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }

  /// The cell in column `x` of row `y`; blank outside, where writing is ignored.
  public subscript(x: Int, y: Int) -> Cell {
    get { contains(x, y) ? cells[y * width + x] : .blank }
    set { if contains(x, y) { cells[y * width + x] = newValue } }
  }

  /// Writes on the first row of `area`, cut at its right edge.
  public mutating func write(_ text: StyledText, in area: Rect) {
    guard !area.isEmpty else { return }
    var x = area.x
    for run in text.runs {
      for scalar in run.text.unicodeScalars {
        guard x < area.right else { return }
        self[x, area.y] = Cell(scalar, style: run.style)
        x += 1
      }
    }
  }

  /// Writes in one style on the first row of `area`, cut at its right edge.
  public mutating func write(_ text: String, _ style: Style = .plain, in area: Rect) {
    write(StyledText(text, style), in: area)
  }

  /// Writes so that the text ends at the right edge of `area`; what does not fit is cut there.
  public mutating func writeRight(_ text: StyledText, in area: Rect) {
    let skipped = max(area.width - text.width, 0)
    let rest = area.width - skipped
    write(text, in: Rect(x: area.x + skipped, y: area.y, width: rest, height: area.height))
  }

  /// Fills `area` with one cell.
  public mutating func fill(_ area: Rect, with cell: Cell = .blank) {
    let inside = area.intersection(bounds)
    for y in inside.y..<inside.bottom {
      for place in y * width + inside.x..<y * width + inside.right { cells[place] = cell }
    }
  }

  /// Gives every cell of `area` a style and leaves its character.
  public mutating func restyle(_ area: Rect, _ style: Style) {
    let inside = area.intersection(bounds)
    for y in inside.y..<inside.bottom {
      for x in inside.x..<inside.right { self[x, y].style = style }
    }
  }

  /// Draws a border on the edge of `area` and blanks what is inside.
  public mutating func frame(_ area: Rect, _ style: Style = .frame) {
    guard area.width >= 2, area.height >= 2 else { return }
    fill(area)
    for x in area.x + 1..<area.right - 1 {
      self[x, area.y] = Cell("─", style: style)
      self[x, area.bottom - 1] = Cell("─", style: style)
    }
    for y in area.y + 1..<area.bottom - 1 {
      self[area.x, y] = Cell("│", style: style)
      self[area.right - 1, y] = Cell("│", style: style)
    }
    self[area.x, area.y] = Cell("┌", style: style)
    self[area.right - 1, area.y] = Cell("┐", style: style)
    self[area.x, area.bottom - 1] = Cell("└", style: style)
    self[area.right - 1, area.bottom - 1] = Cell("┘", style: style)
  }

  /// Replaces every character beyond the repertoire by the nearest one of ASCII.
  public mutating func fold(to repertoire: Repertoire) {
    guard repertoire != .unicode else { return }
    for index in cells.indices where !repertoire.contains(cells[index].scalar) {
      cells[index].scalar = cells[index].scalar.asciiLookalike
    }
  }

  /// Replaces every character beyond ASCII by its nearest one.
  public mutating func foldToASCII() { fold(to: .ascii) }

  /// The characters, a line a row.
  public var description: String {
    var lines: [String] = []
    for y in 0..<height {
      var line = String.UnicodeScalarView()
      line.append(contentsOf: cells[y * width..<(y + 1) * width].lazy.map(\.scalar))
      lines.append(String(line))
    }
    return lines.joined(separator: "\n")
  }

  private func contains(_ x: Int, _ y: Int) -> Bool {
    x >= 0 && y >= 0 && x < width && y < height
  }
}
