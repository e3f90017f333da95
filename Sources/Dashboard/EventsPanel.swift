import GANEngine
import TextUI

/// The newest lines of the journal, the last one at the bottom.
struct EventsPanel {
  let model: Model

  /// From this width on a line has room for the time, a change of a rate and its step.
  private static let timedWidth = 38

  func draw(in area: Rect, on canvas: inout Canvas) {
    let inside = PanelFrame(title: "Events").draw(in: area, on: &canvas).inset(columns: 1, rows: 0)
    let shown = model.snapshot.events.suffix(inside.height)
    if shown.isEmpty { canvas.write("nothing yet", .muted, in: inside.row(0)) }
    for (index, event) in shown.enumerated() { draw(event, in: inside.row(index), on: &canvas) }
  }

  /// Time, words, and the step at which it took effect; the time goes first where room is short.
  private func draw(_ event: RunEvent, in row: Rect, on canvas: inout Canvas) {
    let step = StyledText(NumberText.grouped(event.step), .muted)
    let words = StyledText(event.kind.text, event.kind.style)
    let time = NumberText.clock(max(event.time - model.snapshot.startTime, 0))
    let when = StyledText(NumberText.left(NumberText.right(time, 5), 7), .muted)
    let text = row.width >= Self.timedWidth ? when + words : words
    canvas.write(text, in: row)
    if text.width + step.width + 1 <= row.width { canvas.writeRight(step, in: row) }
  }
}
