import GANEngine
public import TextUI

extension Model {
  /// Draws everything; the canvas has the size of the terminal and any content.
  public func draw(on canvas: inout Canvas) {
    canvas.fill(canvas.bounds)
    let layout = Layout(columns: canvas.width, rows: canvas.height)
    drawPanels(layout, on: &canvas)
    drawOverlay(on: &canvas)
    if !capabilities.unicode { canvas.foldToASCII() }
  }

  private func drawPanels(_ layout: Layout, on canvas: inout Canvas) {
    StatusBar(model: self).draw(in: layout.status, on: &canvas)
    if !layout.losses.isEmpty { LossPanel(model: self).draw(in: layout.losses, on: &canvas) }
    drawScores(layout, on: &canvas)
    if !layout.figures.isEmpty { FiguresPanel(model: self).draw(in: layout.figures, on: &canvas) }
    if !layout.samples.isEmpty {
      SamplesPanel(model: self, tellsQuality: layout.guide.isEmpty)
        .draw(in: layout.samples, on: &canvas)
    }
    if !layout.hyperparameters.isEmpty {
      HyperparametersPanel(model: self).draw(in: layout.hyperparameters, on: &canvas)
    }
    if !layout.guide.isEmpty { drawQuality(layout.guide, on: &canvas) }
    if !layout.events.isEmpty {
      EventsPanel(model: self, tellsDoctor: layout.guide.isEmpty)
        .draw(in: layout.events, on: &canvas)
    }
    if let inspected {
      CloseupPanel(model: self, index: inspected).draw(in: layout.closeup, on: &canvas)
    }
    drawLines(layout, on: &canvas)
  }

  // Where the scores have no room of their own, those of a batch may take that of the losses.
  private func drawScores(_ layout: Layout, on canvas: inout Canvas) {
    if favoursDistribution {
      let area = layout.scores.isEmpty ? layout.losses : layout.scores.union(layout.distribution)
      if !area.isEmpty { DistributionPanel(model: self).draw(in: area, on: &canvas) }
      return
    }
    if !layout.scores.isEmpty { ScorePanel(model: self).draw(in: layout.scores, on: &canvas) }
    if !layout.distribution.isEmpty {
      DistributionPanel(model: self).draw(in: layout.distribution, on: &canvas)
    }
  }

  // Until there are scores, how to read the curves helps more.
  private func drawQuality(_ area: Rect, on canvas: inout Canvas) {
    if QualityPanel.hasNews(snapshot.quality) {
      QualityPanel(model: self).draw(in: area, on: &canvas)
    } else {
      GuidePanel(model: self).draw(in: area, on: &canvas)
    }
  }

  // A notice has a line of its own where there is one; else it covers the keys for its while,
  // and on the smallest screens the state.
  private func drawLines(_ layout: Layout, on canvas: inout Canvas) {
    PlaceLine(model: self).draw(in: layout.place, on: &canvas)
    let isTyping = if case .typing = mode { true } else { false }
    guard let notice, layout.place.isEmpty, !isTyping else {
      let tellsAlarm = layout.place.isEmpty && layout.events.isEmpty
      Footer(model: self, tellsAlarm: tellsAlarm).draw(in: layout.footer, on: &canvas)
      return
    }
    let row = layout.footer.isEmpty ? Rect.empty : layout.footer
    canvas.write(StyledText(notice.text, notice.style), in: row)
  }

  private func drawOverlay(on canvas: inout Canvas) {
    switch mode {
    case .quitting: QuitDialog(model: self).draw(in: canvas.bounds, on: &canvas)
    case .help(let scroll): HelpOverlay(scroll: scroll).draw(in: canvas.bounds, on: &canvas)
    case .normal, .typing: break
    }
  }
}
