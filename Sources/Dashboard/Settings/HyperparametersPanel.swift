import GANEngine
import TextUI

/// The settings that steer training, by group; the chosen one can be changed.
struct HyperparametersPanel: PanelView {
  let values: SettingValues
  /// Index of the chosen row among all.
  let selected: Int
  /// The value that is typed; nil where none is.
  let line: LineEditor?
  /// The change that would be taken back.
  let undoable: UndoableChange?

  private static let labelWidth = 16
  private static let effectWidth = 7

  /// A line of the scrolled list.
  private enum Line {
    case heading(Hyperparameter.Group)
    case row(Int)
  }

  private var row: SettingRow { SettingRow.all[selected] }

  static let help: PanelHelp? = (
    "Hyperparameters",
    "what can be changed while it runs; h says what to expect of the chosen one."
  )

  func target(x: Int, y: Int, in area: Rect) -> Screen.Target { .settings(row(at: y, in: area)) }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let legend = place(namesGroup: !Self.hasHeadings(area))
    let frame = PanelFrame(
      title: "Hyperparameters", legend: StyledText(legend, .muted),
      note: StyledText(Words.cut(row.explanation, to: area.width - 6), .muted))
    let inside = frame.draw(in: area, on: &canvas)
    for (index, line) in lines(in: area).enumerated() {
      switch line {
      case .heading(let group): drawHeading(group, in: inside.row(index), on: &canvas)
      case .row(let number): draw(number, in: inside.row(index), on: &canvas)
      }
    }
  }

  /// The setting in row `y` of the screen, of a panel in `area`; nil where there is none.
  func row(at y: Int, in area: Rect) -> Int? {
    let lines = lines(in: area)
    let index = y - area.inset(columns: 1, rows: 1).y
    guard lines.indices.contains(index), case .row(let number) = lines[index] else { return nil }
    return number
  }

  /// The lines in sight: the chosen one, with its neighbours where there is room.
  private func lines(in area: Rect) -> [Line] {
    let height = max(area.inset(columns: 1, rows: 1).height, 0)
    let lines = Self.lines(hasHeadings: Self.hasHeadings(area))
    let chosen = lines.firstIndex { if case .row(selected) = $0 { true } else { false } } ?? 0
    let first = max(min(chosen - height / 2, lines.count - height), 0)
    return Array(lines.dropFirst(first).prefix(height))
  }

  // With few lines, the title names the group instead.
  private static func hasHeadings(_ area: Rect) -> Bool { area.height >= 8 }

  private static func lines(hasHeadings: Bool) -> [Line] {
    SettingRow.all.indices.flatMap { index -> [Line] in
      let isFirst = hasHeadings && SettingRow.groupStarts.contains(index)
      return (isFirst ? [.heading(SettingRow.all[index].group)] : []) + [.row(index)]
    }
  }

  /// `12/57`, as wide as the last one.
  private func place(namesGroup: Bool) -> String {
    let count = "\(SettingRow.all.count)"
    let number = NumberText.right("\(selected + 1)", count.utf8.count)
    return (namesGroup ? row.group.title + " " : "↑↓ ") + "\(number)/\(count)"
  }

  private func drawHeading(
    _ group: Hyperparameter.Group, in row: Rect, on canvas: inout Canvas
  ) {
    canvas.write(" \(group.title)", .muted, in: row)
  }

  private func draw(_ index: Int, in row: Rect, on canvas: inout Canvas) {
    let setting = SettingRow.all[index]
    let isSelected = index == selected
    let style = style(setting, isSelected: isSelected)
    canvas.write(StyledText(isSelected ? " ▸ " : "   ", .key), in: row)
    let label = row.after(3)
    canvas.write(NumberText.left(setting.label, Self.labelWidth), style, in: label)
    let field = label.after(Self.labelWidth)
    if isSelected, let line {
      drawEntry(line, in: field, of: row, on: &canvas)
      return
    }
    let value = values.text(setting)
    let room = row.after(3 + min(setting.label.unicodeScalars.count + 1, Self.labelWidth))
    let rest = drawEffect(setting, beside: value, in: room, on: &canvas)
    // A long value begins where its label ends.
    let overhang = max(value.unicodeScalars.count - (rest - field.x), 0)
    let start = max(field.x - overhang, room.x)
    canvas.write(
      Words.cut(value, to: rest - start), style,
      in: Rect(x: start, y: row.y, width: rest - start, height: 1))
  }

  /// The value that is typed, on a narrow screen over the label.
  private func drawEntry(
    _ line: LineEditor, in field: Rect, of row: Rect, on canvas: inout Canvas
  ) {
    let least = Self.leastEntry
    let place = field.width >= least ? field : row.after(max(row.width - least, 0))
    let columns = min(place.width, Self.mostEntry)
    let text = line.shown(columns: columns, .selection, blank: "_")
    let blank = StyledText(String(repeating: " ", count: max(columns - text.width, 0)), .selection)
    canvas.write(text + blank, in: place)
  }

  private static let leastEntry = 14
  private static let mostEntry = 24

  /// Says at the right edge when a change takes effect and answers where that begins; what does not
  /// fit beside the value is left out.
  private func drawEffect(
    _ setting: SettingRow, beside value: String, in room: Rect, on canvas: inout Canvas
  ) -> Int {
    let effect = StyledText(NumberText.left(setting.effect, Self.effectWidth), .muted)
    for text in [effect + mark(setting), StyledText(setting.effect, .muted)] {
      guard value.unicodeScalars.count + 1 + text.width <= room.width else { continue }
      canvas.writeRight(text, in: room)
      return room.right - text.width - 1
    }
    return room.right
  }

  /// Two columns: whether a change is on its way, or can be undone.
  private func mark(_ setting: SettingRow) -> StyledText {
    guard let parameter = setting.parameter else { return "  " }
    if values.pending[parameter] != nil { return StyledText("… ", .change) }
    return undoable == .settings([parameter]) ? StyledText("↩u", .key) : "  "
  }

  private func style(_ setting: SettingRow, isSelected: Bool) -> Style {
    if isSelected { return .title }
    let isUsed = setting.parameter?.isUsed(with: values.inForce.hyperparameters) ?? false
    return isUsed ? .plain : .muted
  }
}
