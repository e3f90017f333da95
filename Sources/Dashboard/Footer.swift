import GANEngine
import TextUI

/// The keys, from the table; the least needed go first where room is short.
struct Footer {
  let model: Model

  func draw(in area: Rect, on canvas: inout Canvas) {
    if case .typing = model.mode {
      canvas.write(typing, in: area)
    } else {
      canvas.write(Self.fitting(area.width, model), in: area)
    }
  }

  private var typing: StyledText {
    let parameter = model.parameter
    return StyledText(" \(parameter.label) takes \(parameter.rangeText)   ")
      + StyledText(model.capabilities.unicode ? "⏎" : "enter", .key) + StyledText(" set   ")
      + StyledText("esc", .key) + StyledText(" leave as it is")
  }

  /// As many keys as fit in `width` columns; quit to the last.
  static func fitting(_ width: Int, _ model: Model) -> StyledText {
    let ranks = Set(KeyBinding.table.compactMap(\.rank)).sorted(by: >)
    for gap in ["   ", "  "] {
      let all = text(model, gap: gap, below: .max)
      if all.width <= width { return all }
    }
    for limit in ranks {
      let some = text(model, gap: " ", below: limit + 1)
      if some.width <= width { return some }
    }
    return text(model, gap: " ", below: 1)
  }

  private static func text(_ model: Model, gap: String, below limit: Int) -> StyledText {
    var text = StyledText(gap.count > 1 ? " " : "")
    let shown = KeyBinding.table.filter { ($0.rank ?? .max) < limit }
    for (index, binding) in shown.enumerated() {
      let label = model.capabilities.unicode ? binding.label : binding.asciiLabel
      text.append(label, .key)
      // Neighbours that do the same thing share their word: ←→ change.
      let word = title(binding, model, isShort: gap == " ")
      if index + 1 < shown.count, title(shown[index + 1], model, isShort: gap == " ") == word {
        if !model.capabilities.unicode { text.append("/") }
        continue
      }
      text.append(" " + word + (index + 1 < shown.count ? gap : ""))
    }
    return text
  }

  private static func title(_ binding: KeyBinding, _ model: Model, isShort: Bool) -> String {
    if binding.title == "pause", !model.isRunning { return "resume" }
    return isShort ? binding.shortTitle : binding.title
  }
}
