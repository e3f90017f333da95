import GANEngine
public import TextUI

extension Model {
  /// Draws everything; the canvas has the size of the terminal and any content.
  public func draw(on canvas: inout Canvas) {
    canvas.fill(canvas.bounds)
    let layout = Layout(columns: canvas.width, rows: canvas.height, preset: layoutPreset)
    let screen = Screen(self, layout)
    for part in screen.parts { view(part.panel, of: screen)?.draw(in: part.area, on: &canvas) }
    drawOverlay(on: &canvas)
    canvas.fold(to: capabilities.characters)
  }

  private func drawOverlay(on canvas: inout Canvas) {
    switch focus.dialog {
    case .quitting: QuitDialog(step: snapshot.progress.step).draw(in: canvas.bounds, on: &canvas)
    case .help(let scroll): HelpOverlay(scroll: scroll).draw(in: canvas.bounds, on: &canvas)
    case .layers(let scroll):
      layersOverlay(scroll).draw(in: canvas.bounds, on: &canvas)
    case .explaining(let scroll):
      ExplanationOverlay(row: row, value: text(row), scroll: scroll).draw(
        in: canvas.bounds, on: &canvas)
    case nil, .typing, .command: break
    }
  }
}
