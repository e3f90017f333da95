import TextUI

/// The help: what every key does, and what the curves mean.
struct HelpOverlay {
  let scroll: Int

  /// All lines, in order.
  static let lines: [StyledText] = keyLines + [""] + meaning

  func draw(in area: Rect, on canvas: inout Canvas) {
    let box = area.centered(width: 76, height: Self.lines.count + 2)
    let isFramed = box.width >= 10 && box.height >= 4
    let first = min(scroll, max(Self.lines.count - (box.height - (isFramed ? 2 : 0)), 0))
    let isWhole = Self.lines.count <= box.height - 2
    let hint = isWhole ? "any key closes" : "↑↓ scroll · any other key closes"
    canvas.fill(box)
    let inside =
      isFramed
      ? PanelFrame(title: "Help", legend: StyledText(hint, .muted)).draw(in: box, on: &canvas)
        .inset(columns: 1, rows: 0) : box
    for row in 0..<min(inside.height, Self.lines.count - first) {
      canvas.write(Self.lines[first + row], in: inside.row(row))
    }
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
  ]
}
