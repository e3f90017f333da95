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
    case .status: statusBar.draw(in: area, on: &canvas)
    case .plot(let plot): plotPanel(plot).draw(in: area, on: &canvas)
    case .distribution:
      DistributionPanel(distribution: distribution, unicode: capabilities.unicode)
        .draw(in: area, on: &canvas)
    case .figures: FiguresPanel(metrics: readout).draw(in: area, on: &canvas)
    case .samples:
      samplesPanel(tellsQuality: !screen.tellsQuality).draw(in: area, on: &canvas)
    case .earlier: earlierPanel.draw(in: area, on: &canvas)
    case .settings: hyperparametersPanel.draw(in: area, on: &canvas)
    case .quality: qualityPanel.draw(in: area, on: &canvas)
    case .guide: guidePanel.draw(in: area, on: &canvas)
    case .events: eventsPanel(tellsDoctor: !screen.tellsQuality).draw(in: area, on: &canvas)
    case .tutorial:
      if let tutorial {
        TutorialPanel(tutorial: tutorial, share: tutorial.progress(snapshot))
          .draw(in: area, on: &canvas)
      }
    case .closeup(let index): closeupPanel(index).draw(in: area, on: &canvas)
    case .explorer:
      if let explorer { explorerPanel(explorer).draw(in: area, on: &canvas) }
    case .wholePlot(let plot): WholePlot(panel: plotPanel(plot)).draw(in: area, on: &canvas)
    case .place: placeLine.draw(in: area, on: &canvas)
    case .footer: drawFooter(area, of: screen, on: &canvas)
    }
  }

  // A notice has a line of its own where there is one; else it covers the keys for its while,
  // and on the smallest screens the state.
  private func drawFooter(_ area: Rect, of screen: Screen, on canvas: inout Canvas) {
    guard let notice, !screen.shows(.place), focus.dialog?.isLine != true else {
      footer(tellsAlarm: screen.tellsAlarm).draw(in: area, on: &canvas)
      return
    }
    canvas.write(StyledText(notice.text, notice.style), in: area)
  }

  private func drawOverlay(on canvas: inout Canvas) {
    switch focus.dialog {
    case .quitting: QuitDialog(step: snapshot.progress.step).draw(in: canvas.bounds, on: &canvas)
    case .help(let scroll): HelpOverlay(scroll: scroll).draw(in: canvas.bounds, on: &canvas)
    case .explaining(let scroll):
      ExplanationOverlay(row: row, value: text(row), scroll: scroll).draw(
        in: canvas.bounds, on: &canvas)
    case nil, .typing, .command: break
    }
  }
}
