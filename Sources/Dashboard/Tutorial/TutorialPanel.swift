import GANEngine
import TextUI

/// What the guided run asks for now.
struct TutorialPanel: PanelView {
  let tutorial: Tutorial
  /// The share of its part that is done.
  let share: Double

  func draw(in area: Rect, on canvas: inout Canvas) {
    let place = "\(tutorial.index + 1)/\(TutorialStage.all.count)"
    let title =
      area.width >= 34 ? "Tutorial \(place) · \(tutorial.stage.title)" : "Tutorial \(place)"
    let inside = PanelFrame(title: title, note: bar(columns: min(area.width - 6, 24)))
      .draw(in: area, on: &canvas).inset(columns: 1, rows: 0)
    let task = Words.wrapped(StyledText(tutorial.stage.task, .title), columns: inside.width)
    let reason = Words.wrapped(StyledText(tutorial.stage.reason), columns: inside.width)
    let gap: [StyledText] = task.count + reason.count < inside.height ? [""] : []
    let lines = (task + gap + reason).prefix(inside.height)
    for (index, line) in lines.enumerated() { canvas.write(line, in: inside.row(index)) }
  }

  private func bar(columns: Int) -> StyledText {
    guard share > 0, share < 1, columns >= 8 else { return StyledText() }
    let done = Int(share * Double(columns))
    return StyledText(String(repeating: "━", count: done), .good)
      + StyledText(String(repeating: "─", count: columns - done), .frame)
  }
}
