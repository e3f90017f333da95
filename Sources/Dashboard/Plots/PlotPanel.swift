import GANEngine
import TextUI

/// A plot in its frame.
struct PlotPanel: PanelView {
  let plot: Plot
  let data: PlotData
  let view: PlotView
  /// Whether the keys are about it.
  var isChosen = false
  let unicode: Bool

  /// Of the plots that have a name of their own in the help.
  static func help(_ plot: Plot) -> PanelHelp? {
    switch plot {
    case .losses:
      (
        "Loss",
        """
        what D and G want small. D's is 1.39 and G's 0.69 where D tosses a coin; in a good run \
        both wander about.
        """
      )
    case .scores:
      (
        "Scores",
        """
        how real D finds real digits and generated ones, 0 to 1. Far apart: D has won, G hears \
        nothing; lower lr D.
        """
      )
    case .accuracies, .gradients, .generatorLayers, .discriminatorLayers, .deadUnits, .frechet,
      .rates, .speed:
      nil
    }
  }

  func target(x: Int, y: Int, in area: Rect) -> Screen.Target { .plot(plot) }

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
    let series = PlotSeries(
      data: data, span: span,
      columns: columns * (unicode ? 2 : 1), smoothing: view.smoothing)
    var chart = LineChart(
      series: series.series(plot), span: span, range: plot.range,
      changes: data.measurements.history.changes.map { Double($0) + 0.5 },
      usesBraille: unicode)
    if view.scaleIsLogarithmic(plot) { chart.kind = .logarithmic }
    chart.cursor = view.cursor.map {
      LineChart.Cursor(position: Double($0.step) + 0.5, label: NumberText.grouped($0.step))
    }
    return chart
  }

  /// The steps that are shown.
  var span: ClosedRange<Double> {
    view.zoom.span(data, cursor: view.cursor?.step)
  }

  /// Why there is nothing to draw; nil where there is something.
  private var emptiness: String? {
    if case .frechet = plot, data.quality.points.allSatisfy({ $0.frechet == nil }) {
      return data.quality.reason ?? "the first scores come soon"
    }
    if plot.isOfLayers, data.measurements.layers.moments.isEmpty {
      return "each layer is measured every tenth step of this session"
    }
    return data.measurements.history.count > 0 ? nil : "the curves come with the first steps"
  }

  private func frame(_ width: Int) -> PanelFrame {
    let title = (isChosen ? "▸ " : "") + plot.title
    let legends = PlotReadout(plot: plot, data: data, view: view).legends
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
  var isSmoothed: Bool { self != .frechet && self != .rates && !isOfLayers }

  /// Whether it has a line a layer.
  var isOfLayers: Bool {
    [.generatorLayers, .discriminatorLayers, .deadUnits].contains(self)
  }
}
