import TextUI

/// The help: what every key does, and what the screen shows. All on one page where it fits; else on
/// three, and on a smaller screen line by line.
struct HelpOverlay {
  /// Pages turned, or lines scrolled.
  let scroll: Int

  /// All lines, in order.
  static let lines: [StyledText] = keyLines + [""] + meaning
  /// The keys in halves, and what the screen shows.
  static let pages: [[StyledText]] = {
    let half = (keyLines.count + 1) / 2
    return [Array(keyLines.prefix(half)), Array(keyLines.dropFirst(half)), meaning]
  }()

  /// How far `scroll` goes on a screen of that size.
  static func lastScroll(columns: Int, rows: Int) -> Int {
    if isPaged(columns: columns, rows: rows) { return pages.count - 1 }
    return max(lines(columns: columns, rows: rows).count - room(columns: columns, rows: rows), 0)
  }

  /// The lines, broken where the screen is too narrow for them.
  private static func lines(columns: Int, rows: Int) -> [StyledText] {
    let width = isFramed(columns: columns, rows: rows) ? min(columns, boxWidth) - 4 : columns
    guard lines.contains(where: { $0.width > width }) else { return lines }
    return lines.flatMap { Words.wrapped($0, columns: width) }
  }

  private static let boxWidth = 76

  private static func room(columns: Int, rows: Int) -> Int {
    max(rows - (isFramed(columns: columns, rows: rows) ? 2 : 0), 0)
  }

  private static func isPaged(columns: Int, rows: Int) -> Bool {
    let room = room(columns: columns, rows: rows)
    guard columns >= boxWidth else { return false }
    return lines.count > room && pages.allSatisfy { $0.count <= room }
  }

  private static func isFramed(columns: Int, rows: Int) -> Bool { columns >= 10 && rows >= 4 }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let last = Self.lastScroll(columns: area.width, rows: area.height)
    let scroll = min(scroll, last)
    let lines = Self.lines(columns: area.width, rows: area.height)
    let isPaged = Self.isPaged(columns: area.width, rows: area.height)
    let shown = isPaged ? Self.pages[scroll] : Array(lines.dropFirst(scroll))
    let tallest = isPaged ? Self.pages.map(\.count).max() ?? 0 : lines.count
    let box = area.centered(width: Self.boxWidth, height: tallest + 2)
    canvas.fill(box)
    var inside = box
    if Self.isFramed(columns: area.width, rows: area.height) {
      let hint =
        last == 0 ? "any key closes" : "↑↓ \(isPaged ? "page" : "scroll") · any other key closes"
      let title = isPaged ? "Help \(scroll + 1)/\(Self.pages.count)" : "Help"
      inside = PanelFrame(title: title, legend: StyledText(hint, .muted)).draw(in: box, on: &canvas)
        .inset(columns: 1, rows: 0)
    }
    for (row, line) in shown.enumerated() { canvas.write(line, in: inside.row(row)) }
  }

  private static let keyLines: [StyledText] = {
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
  }()

  private static let meaning: [StyledText] = [
    StyledText("D", .discriminator) + " sees real and generated digits and says how real each is:",
    "  D(x) of the real ones, D(G(z)) of the generated, both from 0 to 1.",
    StyledText("G", .generator) + " makes digits out of noise and learns from D alone.",
    "Loss D falls as D tells them apart; 1.39 is a coin toss. Loss G falls",
    "  as D is fooled; 0.69 is a coin toss. In a good run both wander about.",
    "D near 0 and G rising: D has won, G hears nothing. Lower lr D or raise",
    "  dropout D. All digits alike: collapse. Lower lr G, or start over.",
    StyledText("▲", .change) + " marks a change made by hand, on top a value far out of range,",
    "  × one that is no number. Dim: single steps, and what was left behind.",
    StyledText("Batch", .title) + " shows D's scores of one batch: the real digits as a line, the",
    "  generated as a shade. Far apart: D has won. One heap: a coin toss.",
    StyledText("Quality", .title) + ": Fréchet distance, 0 is real; score, 1 to 10: all digits,",
    "  clear ones. Precision: how many look real; recall: how much variety.",
    "  The bars: how often each digit comes, × one that does not; KL 0 is as",
    "  in the data. grad: the norms of the gradients; G's near 0: it learns",
    "  nothing. Then how the game stands, and the key that helps.",
    StyledText("i", .key) + " shows a digit large: how sure the judge is of what it is, D's score,",
    "  and the nearest training digit; a distance near 0 is a copy.",
    StyledText("Ctrl-L", .key) + " draws all anew. " + StyledText("Ctrl-Z", .key)
      + " gives the terminal back; fg returns.",
  ]
}
