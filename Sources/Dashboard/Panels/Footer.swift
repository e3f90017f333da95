import GANEngine
import TextUI

/// The keys, from the table; the least needed go first where room is short.
struct Footer: PanelView {
  let focus: Focus
  /// Whether there is room for one panel at a time.
  let isSmall: Bool
  let isRunning: Bool
  /// The chosen setting; nil for one that stays as it is.
  let setting: Hyperparameter?
  /// Whether the generator is told which digit to draw.
  let takesClasses: Bool
  /// What the guided run asks for, where its panel has no room; nil where nobody is guided.
  var task: String?
  /// An alarm of the doctor that nothing else names.
  var alarm: StyledText?
  let unicode: Bool

  func draw(in area: Rect, on canvas: inout Canvas) {
    switch focus {
    case .dialog(.command(let line), over: _): drawCommand(line, in: area, on: &canvas)
    case .dialog(.typing, over: _):
      let choices = typing
      canvas.write(choices.first { $0.width <= area.width } ?? choices[1], in: area)
    case .panel(.explorer(let explorer)):
      let footer = ExplorerFooter(
        stage: explorer.stage, isPlaying: explorer.isPlaying,
        takesClasses: takesClasses)
      canvas.write(footer.text(area.width), in: area)
    case .panel(.closeup): canvas.write(Self.closeup(area.width), in: area)
    case .panel(.overview), .panel(.settings), .panel(.events), .panel(.plot), .panel(.wholePlot):
      if let task, isSmall {
        canvas.write(Words.cut(task, to: area.width), .title, in: area)
      } else {
        drawKeys(in: area, on: &canvas)
      }
    case .dialog(.explaining, over: _), .dialog(.quitting, over: _), .dialog(.layers, over: _),
      .dialog(.help, over: _):
      drawKeys(in: area, on: &canvas)
    }
  }

  private func drawKeys(in area: Rect, on canvas: inout Canvas) {
    let alarm = alarm.map { $0 + " " }
    let rest = area.after(alarm?.width ?? 0)
    let keys = fitting(rest.width)
    // To know how to leave matters more.
    guard let alarm, keys.width <= rest.width else {
      canvas.write(fitting(area.width), in: area)
      return
    }
    canvas.write(alarm + keys, in: area)
  }

  /// The command as it is typed, its cursor in sight, and behind it what may follow.
  private func drawCommand(_ line: CommandLine, in area: Rect, on canvas: inout Canvas) {
    canvas.fill(area)
    let text = StyledText(":", .key) + line.editor.shown(columns: area.width - 1)
    canvas.write(text, in: area)
    let rest = area.after(text.width + 2)
    canvas.write(Words.cut(line.hint, to: rest.width), .muted, in: rest)
  }

  /// What may be typed, at length and in short.
  private var typing: [StyledText] {
    guard let parameter = setting else { return ["", ""] }
    let keys =
      StyledText(unicode ? "⏎" : "enter", .key) + StyledText(" set   ")
      + StyledText("esc", .key) + StyledText(" leave as it is")
    return [
      StyledText(" \(parameter.label) takes \(parameter.rangeText)   ") + keys,
      StyledText(parameter.choices?.joined(separator: " · ") ?? parameter.rangeText),
    ]
  }

  /// The keys while a digit is looked at.
  private static func closeup(_ width: Int) -> StyledText {
    let keys = [
      ("←→↑↓", "digit"), ("i", "back"), ("space", "pause"), (".", "step"), ("g", "glyphs"),
      ("r", "new"), ("s", "save"), ("?", "help"), ("q", "quit"),
    ]
    func text(_ keys: [(String, String)], gap: String) -> StyledText {
      keys.enumerated().reduce(StyledText()) { text, key in
        text + StyledText(key.offset > 0 ? gap : "") + StyledText(key.element.0, .key)
          + StyledText(" " + key.element.1)
      }
    }
    let choices = [
      " " + text(keys, gap: "   "), text(keys, gap: " "),
      text([keys[0], keys[1], keys[8]], gap: " "), text([keys[1], keys[8]], gap: " "),
    ]
    return choices.first { $0.width <= width } ?? text([keys[8]], gap: "")
  }

  /// As many keys as fit in `width` columns; quit to the last.
  func fitting(_ width: Int) -> StyledText {
    let ranks = Set(KeyBinding.table.compactMap { rank($0) }).sorted(by: >)
    // Wide gaps are worth the least needed key, but no more.
    for (gap, limit) in [("   ", Int.max), ("  ", .max), ("  ", ranks.first ?? .max)] {
      let most = text(gap: gap, below: limit)
      if most.width <= width { return most }
    }
    for limit in ranks {
      let some = text(gap: " ", below: limit + 1)
      if some.width <= width { return some }
    }
    return text(gap: " ", below: 1)
  }

  private func text(gap: String, below limit: Int) -> StyledText {
    var text = StyledText(gap.count > 1 ? " " : "")
    let shown = KeyBinding.table.filter { (rank($0) ?? .max) < limit }
    for (index, binding) in shown.enumerated() {
      let label = unicode ? binding.label : binding.asciiLabel
      text.append(label, .key)
      // Neighbours that do the same thing share their word: ←→ change.
      let word = title(binding, isShort: gap == " ")
      if index + 1 < shown.count, title(shown[index + 1], isShort: gap == " ") == word {
        if !unicode { text.append("/") }
        continue
      }
      text.append(" " + word + (index + 1 < shown.count ? gap : ""))
    }
    return text
  }

  // Where there is room for one panel, to get to the others matters most but for the end.
  private func rank(_ binding: KeyBinding) -> Int? {
    guard isSmall, let rank = binding.rank, rank > 0 else { return binding.rank }
    return binding.keys.contains(.tab) ? 1 : rank + 1
  }

  private func title(_ binding: KeyBinding, isShort: Bool) -> String {
    if binding.title == "pause", !isRunning { return "resume" }
    if binding.keys.contains(.tab), isSmall { return "panel" }
    if binding.title == "type", focus.panel.isPlot {
      return focus.panel == .wholePlot ? "panels" : "full"
    }
    return isShort ? binding.shortTitle : binding.title
  }
}
