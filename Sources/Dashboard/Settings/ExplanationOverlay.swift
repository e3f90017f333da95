import GANEngine
import TextUI

/// What a setting does, and what to expect of more or less of it.
struct ExplanationOverlay {
  let row: SettingRow
  /// Its value, as it is written.
  let value: String
  /// Lines that are scrolled away.
  let scroll: Int

  private static let boxWidth = 66

  func draw(in area: Rect, on canvas: inout Canvas) {
    let isFramed = area.width >= 24 && area.height >= 5
    let columns = min(area.width, Self.boxWidth) - (isFramed ? 4 : 0)
    let lines = lines(columns: columns)
    let box = area.centered(width: Self.boxWidth, height: lines.count + 2)
    canvas.fill(box)
    var inside = box
    if isFramed {
      let hint = columns >= 48 ? "↑↓ other settings · any other key closes" : "any key closes"
      inside = PanelFrame(title: row.label, legend: StyledText(hint, .muted))
        .draw(in: box, on: &canvas).inset(columns: 1, rows: 0)
    }
    let first = min(scroll, max(lines.count - inside.height, 0))
    for (index, line) in lines.dropFirst(first).enumerated() {
      canvas.write(line, in: inside.row(index))
    }
  }

  private func lines(columns: Int) -> [StyledText] {
    let value = StyledText(value, .title)
    var texts = [
      StyledText(row.explanation.prefix(1).uppercased() + row.explanation.dropFirst() + "."),
      StyledText("now ", .muted) + value + StyledText("   " + takes, .muted),
      "",
    ]
    if let advice = row.parameter?.advice {
      texts += [
        StyledText(advice.meaning), "",
        StyledText("more  ", .key) + StyledText(advice.more),
        StyledText("less  ", .key) + StyledText(advice.less),
        StyledText("usual ", .muted) + StyledText(advice.usual), "",
        StyledText(":set \(row.alias) …", .key)
          + StyledText(" changes it at the next step; u takes it back", .muted),
      ]
    } else {
      texts += [
        StyledText("The networks are built from it: it belongs to a new run."), "",
        StyledText("ganscope --set \(row.name)=…", .key),
      ]
      if row.group == .networks {
        texts += [
          StyledText(":layers", .key) + StyledText(" shows the networks layer by layer", .muted)
        ]
      }
    }
    return texts.flatMap { $0.width == 0 ? [$0] : Words.wrapped($0, columns: max(columns, 1)) }
  }

  private var takes: String {
    switch row {
    case .live(let parameter): "takes \(parameter.rangeText)"
    case .fixed(let setting): "takes \(setting.expectation)"
    }
  }
}

extension Model {
  mutating func openExplanation() -> Effect? {
    turn(to: .settings)
    focus.dialog = .explaining(scroll: 0)
    return nil
  }

  /// Explains a setting by one of its names.
  mutating func explain(_ name: String) -> Effect? {
    switch SettingRow.named(name) {
    case .row(let index):
      select(index)
      return openExplanation()
    case .several(let names):
      refuse(name, "is short for \(names.joined(separator: ", "))")
    case .none:
      refuse(name, SettingRow.refusal(of: name))
    }
    return nil
  }

  /// A key while a setting is explained: to the next one, or on in the text, or away.
  mutating func readExplanation(_ key: Key, scroll: Int) {
    let count = SettingRow.all.count
    if [.up, .character("k")].contains(key) {
      selected = (selected + count - 1) % count
    } else if [.down, .character("j")].contains(key) {
      selected = (selected + 1) % count
    } else if [.pageDown, .character(" ")].contains(key) {
      focus.dialog = .explaining(scroll: min(scroll + 3, 30))
    } else if key == .pageUp {
      focus.dialog = .explaining(scroll: max(scroll - 3, 0))
    } else {
      focus.dialog = nil
    }
  }
}
