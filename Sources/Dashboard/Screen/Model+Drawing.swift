import GANEngine
public import TextUI

extension Model {
  /// Draws everything; the canvas has the size of the terminal and any content.
  public func draw(on canvas: inout Canvas) {
    canvas.fill(canvas.bounds)
    let layout = Layout(columns: canvas.width, rows: canvas.height, preset: layoutPreset)
    let screen = Screen(self, layout)
    for part in screen.parts { draw(part, of: screen, on: &canvas) }
    drawOverlay(on: &canvas)
    canvas.fold(to: capabilities.characters)
  }

  private func draw(_ part: Screen.Part, of screen: Screen, on canvas: inout Canvas) {
    let area = part.area
    switch part.panel {
    case .status: StatusBar(model: self).draw(in: area, on: &canvas)
    case .plot(let plot): PlotPanel(model: self, plot: plot).draw(in: area, on: &canvas)
    case .distribution: DistributionPanel(model: self).draw(in: area, on: &canvas)
    case .figures: FiguresPanel(model: self).draw(in: area, on: &canvas)
    case .samples:
      SamplesPanel(model: self, tellsQuality: !screen.tellsQuality).draw(in: area, on: &canvas)
    case .earlier: EarlierPanel(model: self).draw(in: area, on: &canvas)
    case .settings: HyperparametersPanel(model: self).draw(in: area, on: &canvas)
    case .quality: QualityPanel(model: self).draw(in: area, on: &canvas)
    case .guide: GuidePanel(model: self).draw(in: area, on: &canvas)
    case .events:
      EventsPanel(model: self, tellsDoctor: !screen.tellsQuality).draw(in: area, on: &canvas)
    case .tutorial:
      if let tutorial { TutorialPanel(tutorial: tutorial, model: self).draw(in: area, on: &canvas) }
    case .closeup(let index): CloseupPanel(model: self, index: index).draw(in: area, on: &canvas)
    case .explorer:
      if let explorer { ExplorerPanel(model: self, explorer: explorer).draw(in: area, on: &canvas) }
    case .wholePlot: WholePlot(model: self).draw(in: area, on: &canvas)
    case .place: PlaceLine(model: self).draw(in: area, on: &canvas)
    case .footer: drawFooter(area, of: screen, on: &canvas)
    }
  }

  // A notice has a line of its own where there is one; else it covers the keys for its while,
  // and on the smallest screens the state.
  private func drawFooter(_ area: Rect, of screen: Screen, on canvas: inout Canvas) {
    guard let notice, !screen.shows(.place), focus.dialog?.isLine != true else {
      Footer(model: self, tellsAlarm: screen.tellsAlarm).draw(in: area, on: &canvas)
      return
    }
    canvas.write(StyledText(notice.text, notice.style), in: area)
  }

  private func drawOverlay(on canvas: inout Canvas) {
    switch focus.dialog {
    case .quitting: QuitDialog(model: self).draw(in: canvas.bounds, on: &canvas)
    case .help(let scroll): HelpOverlay(scroll: scroll).draw(in: canvas.bounds, on: &canvas)
    case .explaining(let scroll):
      ExplanationOverlay(row: row, model: self, scroll: scroll).draw(in: canvas.bounds, on: &canvas)
    case nil, .typing, .command: break
    }
  }
}
