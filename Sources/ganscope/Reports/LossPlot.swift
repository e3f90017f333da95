import RunStore
import TextUI

/// The losses of several runs over their steps: a chart for D, one for G.
struct LossPlot {
  private let runs: [(name: String, curves: [MetricsCurve])]
  private let usesBraille: Bool

  private static let columns = [
    ("discriminatorLoss", "Loss of the discriminator"), ("generatorLoss", "Loss of the generator"),
  ]
  private static let styles: [Style] = [
    .discriminator, .generator, .good, .change, .warning, .plain,
  ]
  private static let marks: [Unicode.Scalar] = ["o", "+", "x", "#", "%", "="]
  private static let height = 12

  init(_ runs: [RunSummary], usesBraille: Bool) {
    self.runs = runs.map { run in
      let curves = Self.columns.map { name, _ in
        (try? run.metrics?.curve(name)) ?? MetricsCurve()
      }
      return (run.name, curves)
    }
    self.usesBraille = usesBraille
  }

  /// The charts, at most 160 columns wide; empty where nothing was measured.
  func text(width: Int, colors: ColorDepth = .none) -> String {
    let charts = Self.columns.indices.compactMap { index in
      chart(index).map { TerminalText.lines(draw($0, index, width: width), colors: colors) }
    }
    return charts.map { "\n" + $0 }.joined(separator: "\n")
  }

  private func draw(_ chart: LineChart, _ index: Int, width: Int) -> Canvas {
    var canvas = Canvas(width: min(max(width, 20), 160), height: Self.height + 1)
    canvas.write(legend(Self.columns[index].1, width: canvas.width), in: canvas.bounds.row(0))
    let area = Rect(x: 0, y: 1, width: canvas.width, height: Self.height)
    chart.draw(in: area, on: &canvas)
    if !usesBraille { canvas.foldToASCII() }
    return canvas
  }

  private func legend(_ title: String, width: Int) -> StyledText {
    let whole = legend(title, names: runs.map { " " + $0.name })
    // The table above says whose letter it is.
    return whole.width <= width ? whole : legend(title, names: runs.map { _ in "" })
  }

  private func legend(_ title: String, names: [String]) -> StyledText {
    var text = StyledText(title, .title)
    for (index, name) in names.enumerated() {
      let mark = usesBraille ? "" : " \(Self.marks[index % Self.marks.count])"
      text.append("   \(RunComparison.letters[index])\(mark)\(name)", Self.style(index))
    }
    return text
  }

  private func chart(_ column: Int) -> LineChart? {
    let series = runs.enumerated().map { index, run in
      ChartSeries(
        points: run.curves[column].stretches.map(ChartSeries.Point.init), style: Self.style(index),
        letter: RunComparison.letters[index].unicodeScalars.first ?? "?",
        mark: Self.marks[index % Self.marks.count], isDashed: index % 2 == 1)
    }
    let steps = runs.flatMap { $0.curves[column].stretches.map(\.lastStep) }
    guard let last = steps.max() else { return nil }
    return LineChart(
      series: series, span: 0...Double(max(last, 1)), usesBraille: usesBraille)
  }

  private static func style(_ index: Int) -> Style { styles[index % styles.count] }
}

extension ChartSeries.Point {
  fileprivate init(_ stretch: MetricsCurve.Stretch) {
    self.init(
      position: (Double(stretch.firstStep) + Double(stretch.lastStep)) / 2, mean: stretch.mean,
      low: stretch.low, high: stretch.high, weight: Double(stretch.count),
      isBroken: stretch.nonFinite > 0)
  }
}
