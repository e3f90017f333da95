import GANEngine
import TextUI

/// The digits of an earlier step, beside those of now.
struct EarlierPanel {
  let model: Model

  func draw(in area: Rect, on canvas: inout Canvas) {
    let inside = SamplesPanel.inside(area)
    if inside != area { frame(area.width).draw(in: area, on: &canvas) }
    guard let earlier = model.earlierSamples else {
      canvas.write("no earlier digits are kept", .muted, in: inside.row(inside.height / 2))
      return
    }
    let sheet = model.sampleSheet(in: inside, of: earlier)
    for name in sheet.names { canvas.write("\(name.label)", .muted, in: name.area) }
    for place in sheet.places {
      GrayRaster(
        pixels: earlier.images.image(place.index), width: earlier.images.width,
        height: earlier.images.height
      ).draw(in: place.area, as: model.glyphs, greys: model.capabilities.greys, on: &canvas)
    }
  }

  private func frame(_ width: Int) -> PanelFrame {
    guard let earlier = model.earlierSamples else { return PanelFrame(title: "Before") }
    let step = "step \(NumberText.grouped(earlier.step))"
    let isOther = earlier.generation != model.snapshot.samples.generation
    let choices = [step + (earlier.isChosen ? " · cursor" : " · the first"), step]
    let other = isOther ? StyledText(" · other latents", .warning) : StyledText()
    let texts = choices.map { StyledText($0, earlier.isChosen ? .selection : .muted) + other }
    return PanelFrame(
      title: "Before", legend: texts.first { $0.width <= width - 15 } ?? StyledText(),
      note: StyledText("[ ] choose the step", .muted))
  }
}
