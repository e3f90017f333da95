import GANEngine
import TextUI

/// A plot in its frame.
struct PlotPanel {
  let model: Model
  let plot: Plot

  func draw(in area: Rect, on canvas: inout Canvas) {
    let inside = frame(area.width).draw(in: area, on: &canvas)
    if let reason = emptiness {
      canvas.write(reason, .muted, in: inside.after(1).row(0))
      return
    }
    // The axis is the lower border itself, which leaves a row more to the curves.
    let place = Rect(x: inside.x, y: inside.y, width: inside.width, height: inside.height + 1)
    chart(columns: inside.width).draw(in: place, on: &canvas)
  }

  /// The chart, for a plot of at most so many columns.
  func chart(columns: Int) -> LineChart {
    let view = model.plots
    let series = PlotSeries(
      snapshot: model.snapshot, span: span,
      columns: columns * (model.capabilities.unicode ? 2 : 1), smoothing: view.smoothing)
    var chart = LineChart(
      series: series.series(plot), span: span, range: plot.range,
      changes: model.snapshot.measurements.history.changes.map { Double($0) + 0.5 },
      usesBraille: model.capabilities.unicode)
    if view.scaleIsLogarithmic(plot) { chart.kind = .logarithmic }
    chart.cursor = view.cursor.map {
      LineChart.Cursor(position: Double($0.step) + 0.5, label: NumberText.grouped($0.step))
    }
    return chart
  }

  /// The steps that are shown.
  var span: ClosedRange<Double> {
    model.plots.zoom.span(model.snapshot, cursor: model.plots.cursor?.step)
  }

  /// Why there is nothing to draw; nil where there is something.
  private var emptiness: String? {
    let snapshot = model.snapshot
    if case .frechet = plot, snapshot.quality.points.allSatisfy({ $0.frechet == nil }) {
      return snapshot.quality.reason ?? "the first scores come soon"
    }
    return snapshot.measurements.history.count > 0 ? nil : "the curves come with the first steps"
  }

  private func frame(_ width: Int) -> PanelFrame {
    let isChosen = model.focus.panel.isPlot && model.plots.chosen == plot
    let title = (isChosen ? "▸ " : "") + plot.title
    let legends = PlotReadout(model: model, plot: plot).legends
    let free = width - 4 - title.unicodeScalars.count - 5
    for detail in details {
      for legend in legends where detail.width + 1 + legend.width <= free {
        return PanelFrame(title: title, legend: legend, detail: detail)
      }
    }
    return PanelFrame(title: title, legend: legends.last ?? StyledText())
  }

  /// How the curves are shown, at length and as short as can be.
  private var details: [StyledText] {
    let view = model.plots
    var words: [String] = []
    if view.scaleIsLogarithmic(plot) { words.append("log") }
    if view.zoom != .full { words.append(view.zoom.title) }
    let short = words.joined(separator: " · ")
    if plot.isSmoothed, view.smoothing != nil { words.append(view.smoothingTitle) }
    return [words.joined(separator: " · "), short, ""].map {
      StyledText($0.isEmpty ? "" : "· " + $0, .muted)
    }
  }
}

extension Plot {
  /// Whether it has moving averages.
  var isSmoothed: Bool { self != .frechet && self != .rates }
}
