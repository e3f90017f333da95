import GANEngine
public import TextUI

extension Model {
  /// Draws everything; the canvas has the size of the terminal and any content.
  public func draw(on canvas: inout Canvas) {
    canvas.fill(canvas.bounds)
    let layout = Layout(columns: canvas.width, rows: canvas.height, preset: layoutPreset)
    if plots.isWhole {
      drawWholePlot(layout, on: &canvas)
    } else if layout.isSmall, page != .overview {
      drawPage(layout, on: &canvas)
    } else {
      drawPanels(layout, on: &canvas)
    }
    drawOverlay(on: &canvas)
    canvas.fold(to: capabilities.characters)
  }

  private func drawPanels(_ layout: Layout, on canvas: inout Canvas) {
    StatusBar(model: self).draw(in: layout.status, on: &canvas)
    drawPlots(layout, on: &canvas)
    if !layout.figures.isEmpty { FiguresPanel(model: self).draw(in: layout.figures, on: &canvas) }
    if !layout.samples.isEmpty {
      SamplesPanel(model: self, tellsQuality: layout.guide.isEmpty)
        .draw(in: layout.samples, on: &canvas)
    }
    if !layout.before.isEmpty { EarlierPanel(model: self).draw(in: layout.before, on: &canvas) }
    if !layout.hyperparameters.isEmpty {
      HyperparametersPanel(model: self).draw(in: layout.hyperparameters, on: &canvas)
    }
    if !layout.guide.isEmpty { drawQuality(layout.guide, on: &canvas) }
    if let tutorial, !layout.events.isEmpty {
      TutorialPanel(tutorial: tutorial, model: self).draw(in: layout.events, on: &canvas)
    } else if !layout.events.isEmpty {
      EventsPanel(model: self, tellsDoctor: layout.guide.isEmpty)
        .draw(in: layout.events, on: &canvas)
    }
    if let inspected {
      CloseupPanel(model: self, index: inspected).draw(in: layout.closeup, on: &canvas)
    }
    if let explorer {
      ExplorerPanel(model: self, explorer: explorer).draw(in: layout.closeup, on: &canvas)
    }
    drawLines(layout, on: &canvas)
  }

  // The losses stay in sight where there is room for two plots. Where the scores of a batch have no
  // room of their own, they may take that of a plot.
  private func drawPlots(_ layout: Layout, on canvas: inout Canvas) {
    guard !layout.losses.isEmpty else { return }
    // Where digits come first, one plot is in sight, and Tab chooses it.
    let hasTwo = !layout.scores.isEmpty
    if hasTwo || !favoursDistribution {
      let upper = hasTwo ? .losses : plots.chosen
      PlotPanel(model: self, plot: upper).draw(in: layout.losses, on: &canvas)
    }
    if favoursDistribution {
      let area = hasTwo ? layout.scores.union(layout.distribution) : layout.losses
      DistributionPanel(model: self).draw(in: area, on: &canvas)
      return
    }
    if hasTwo { PlotPanel(model: self, plot: plots.lower).draw(in: layout.scores, on: &canvas) }
    for (plot, area) in [(Plot.accuracies, layout.accuracies), (.gradients, layout.gradients)]
    where !area.isEmpty {
      PlotPanel(model: self, plot: plot).draw(in: area, on: &canvas)
    }
    if !layout.distribution.isEmpty {
      DistributionPanel(model: self).draw(in: layout.distribution, on: &canvas)
    }
  }

  private func drawWholePlot(_ layout: Layout, on canvas: inout Canvas) {
    StatusBar(model: self).draw(in: layout.status, on: &canvas)
    WholePlot(model: self).draw(in: layout.body, on: &canvas)
    drawLines(layout, on: &canvas)
  }

  private func drawPage(_ layout: Layout, on canvas: inout Canvas) {
    StatusBar(model: self).draw(in: layout.status, on: &canvas)
    if page == .settings {
      HyperparametersPanel(model: self).draw(in: layout.body, on: &canvas)
    } else {
      EventsPanel(model: self, tellsDoctor: true).draw(in: layout.body, on: &canvas)
    }
    drawLines(layout, on: &canvas)
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
    guard let notice, layout.place.isEmpty, !isTyping else {
      let tellsAlarm = layout.place.isEmpty && layout.events.isEmpty
      Footer(model: self, tellsAlarm: tellsAlarm).draw(in: layout.footer, on: &canvas)
      return
    }
    let row = layout.footer.isEmpty ? Rect.empty : layout.footer
    canvas.write(StyledText(notice.text, notice.style), in: row)
  }

  private var isTyping: Bool {
    switch mode {
    case .typing, .command: true
    default: false
    }
  }

  private func drawOverlay(on canvas: inout Canvas) {
    switch mode {
    case .quitting: QuitDialog(model: self).draw(in: canvas.bounds, on: &canvas)
    case .help(let scroll): HelpOverlay(scroll: scroll).draw(in: canvas.bounds, on: &canvas)
    case .explaining(let scroll):
      ExplanationOverlay(row: row, model: self, scroll: scroll).draw(in: canvas.bounds, on: &canvas)
    case .normal, .typing, .command: break
    }
  }
}
