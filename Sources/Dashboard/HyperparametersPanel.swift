import GANEngine
import TextUI

/// The numbers that steer training; the chosen one can be changed.
struct HyperparametersPanel {
  let model: Model

  func draw(in area: Rect, on canvas: inout Canvas) {
    let note = model.parameter.explanation
    let inside = PanelFrame(title: "Hyperparameters", note: StyledText(note, .muted)).draw(
      in: area, on: &canvas)
    let all = Hyperparameter.allCases
    // The chosen one stays in sight, with its neighbours where there is room.
    let first = max(min(model.selected - inside.height / 2, all.count - inside.height), 0)
    for row in 0..<min(inside.height, all.count) {
      let isSelected = first + row == model.selected
      draw(all[first + row], isSelected: isSelected, in: inside.row(row), on: &canvas)
    }
  }

  private func draw(
    _ parameter: Hyperparameter, isSelected: Bool, in row: Rect, on canvas: inout Canvas
  ) {
    let marker = StyledText(isSelected ? " ▸ " : "   ", .key)
    let label = StyledText(NumberText.left(parameter.label, 16), isSelected ? .title : .plain)
    canvas.write(marker + label, in: row)
    let field = row.after(19)
    if isSelected, case .typing(let text) = model.mode {
      canvas.write(NumberText.left(text + "_", 13), .selection, in: field)
      return
    }
    let value = parameter.text(model.value(parameter))
    canvas.write(StyledText(value, isSelected ? .title : .plain), in: field)
    canvas.writeRight(remark(parameter), in: field.after(value.utf8.count + 1))
  }

  private func remark(_ parameter: Hyperparameter) -> StyledText {
    if model.pending[parameter] != nil { return StyledText("at next step ", .muted) }
    guard let change = model.undoable.last, change.parameter == parameter else { return "" }
    return StyledText("was \(parameter.text(change.from)) ", .muted) + StyledText("↩u ", .key)
  }
}
