import TextUI

/// The help: what every key does, and what each panel shows. All on one page where it fits; else on
/// pages as tall as the screen, and on a small screen line by line.
struct HelpOverlay {
  /// Pages turned, or lines scrolled.
  let scroll: Int

  /// All lines, in order.
  static let lines: [StyledText] = keyLines + [""] + panelLines

  /// How far `scroll` goes on a screen of that size.
  static func lastScroll(columns: Int, rows: Int) -> Int {
    if isPaged(columns: columns, rows: rows) { return pages(rows: rows).count - 1 }
    return max(lines(columns: columns, rows: rows).count - room(columns: columns, rows: rows), 0)
  }

  /// The lines, broken where the screen is too narrow for them.
  private static func lines(columns: Int, rows: Int) -> [StyledText] {
    let width = isFramed(columns: columns, rows: rows) ? min(columns, boxWidth) - 4 : columns
    guard lines.contains(where: { $0.width > width }) else { return lines }
    return lines.flatMap { Words.wrapped($0, columns: width) }
  }

  static let boxWidth = 76

  private static func room(columns: Int, rows: Int) -> Int {
    max(rows - (isFramed(columns: columns, rows: rows) ? 2 : 0), 0)
  }

  private static func isPaged(columns: Int, rows: Int) -> Bool {
    columns >= boxWidth && rows >= 20 && lines.count > rows - 2
  }

  /// Keys and panels on pages of their own, as even as can be.
  private static func pages(rows: Int) -> [[StyledText]] {
    [keyLines, panelLines].flatMap { lines in
      let count = (lines.count + rows - 3) / (rows - 2)
      let length = (lines.count + count - 1) / count
      return stride(from: 0, to: lines.count, by: length).map {
        Array(lines[$0..<min($0 + length, lines.count)])
      }
    }
  }

  private static func isFramed(columns: Int, rows: Int) -> Bool { columns >= 10 && rows >= 4 }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let last = Self.lastScroll(columns: area.width, rows: area.height)
    let scroll = min(scroll, last)
    let lines = Self.lines(columns: area.width, rows: area.height)
    let isPaged = Self.isPaged(columns: area.width, rows: area.height)
    let pages = isPaged ? Self.pages(rows: area.height) : []
    let shown = isPaged ? pages[scroll] : Array(lines.dropFirst(scroll))
    let tallest = isPaged ? pages.map(\.count).max() ?? 0 : lines.count
    let box = area.centered(width: Self.boxWidth, height: tallest + 2)
    canvas.fill(box)
    var inside = box
    if Self.isFramed(columns: area.width, rows: area.height) {
      let hint =
        last == 0 ? "any key closes" : "↑↓ \(isPaged ? "page" : "scroll") · any other key closes"
      let title = isPaged ? "Help \(scroll + 1)/\(pages.count)" : "Help"
      inside = PanelFrame(title: title, legend: StyledText(hint, .muted)).draw(in: box, on: &canvas)
        .inset(columns: 1, rows: 0)
    }
    for (row, line) in shown.enumerated() { canvas.write(line, in: inside.row(row)) }
  }

  private static var keyLines: [StyledText] {
    var rows: [(label: String, explanation: String)] = []
    for binding in KeyBinding.table {
      if let last = rows.last, last.explanation == binding.explanation {
        rows[rows.count - 1].label += " " + binding.label
      } else {
        rows.append((binding.label, binding.explanation))
      }
    }
    return rows.map {
      StyledText(NumberText.left($0.label, 11), .key) + StyledText($0.explanation)
    }
  }
}
