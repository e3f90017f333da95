import GANEngine
import TextUI

/// The digits of an earlier step, beside those of now.
struct EarlierPanel: PanelView {
  /// Nil where none are kept.
  let earlier: ShownSamples?
  /// The latents in force.
  let generation: Int
  let view: SamplesView
  let focus: Focus.Panel
  let pen: Pen

  func draw(in area: Rect, on canvas: inout Canvas) {
    let inside = SamplesPanel.inside(area)
    if inside != area { frame(area.width).draw(in: area, on: &canvas) }
    guard let earlier else {
      canvas.write("no earlier digits are kept", .muted, in: inside.row(inside.height / 2))
      return
    }
    let sheet = view.layout(earlier, in: inside, showing: focus.samples.chosen, isBeside: true)
    for name in sheet.names { canvas.write("\(name.label)", .muted, in: name.area) }
    for place in sheet.places {
      pen.draw(earlier.images, place.index, in: place.area, on: &canvas)
    }
  }

  private func frame(_ width: Int) -> PanelFrame {
    guard let earlier else { return PanelFrame(title: "Before") }
    let step = "step \(NumberText.grouped(earlier.step))"
    let isOther = earlier.generation != generation
    let choices = [step + (earlier.isChosen ? " · cursor" : " · the first"), step]
    let other = isOther ? StyledText(" · other latents", .warning) : StyledText()
    let texts = choices.map { StyledText($0, earlier.isChosen ? .selection : .muted) + other }
    return PanelFrame(
      title: "Before", legend: texts.first { $0.width <= width - 15 } ?? StyledText(),
      note: StyledText("[ ] choose the step", .muted))
  }
}
