import GANEngine
import TextUI

/// Two metrics of a run over its whole length.
struct RunChart {
  /// One of the two players' lines.
  struct Line {
    let metric: Metric
    let name: String
    let style: Style
    let letter: Unicode.Scalar
    let isDashed: Bool

    /// `━` and `╍` in the legend; in ASCII the marks the line is drawn with.
    var sign: String { isDashed ? "╍" : "━" }
    var mark: Unicode.Scalar { isDashed ? "+" : "o" }
  }

  let title: String
  let lines: [Line]
  let range: ClosedRange<Double>?
  let decimals: Int

  func draw(_ model: Model, in area: Rect, on canvas: inout Canvas) {
    let inside = PanelFrame(title: title, legend: legend(model, room: area.width)).draw(
      in: area, on: &canvas)
    // The axis is the lower border itself, which leaves a row more to the curves.
    let plot = Rect(x: inside.x, y: inside.y, width: inside.width, height: inside.height + 1)
    let history = model.snapshot.history
    guard history.count > 0 else {
      canvas.write("the curves come with the first steps", .muted, in: inside.after(1).row(0))
      return
    }
    let chart = LineChart(
      series: history.ghosts.flatMap(ghosts) + lines.map { series($0, history) },
      span: Self.span(history), range: range,
      changes: model.snapshot.changes.map { Double($0.step) },
      usesBraille: model.capabilities.unicode)
    chart.draw(in: plot, on: &canvas)
  }

  /// The stretch of steps to show. Its end moves in leaps of an eighth, so that the curve stands
  /// still and grows to the right instead of being squeezed anew in every frame.
  static func span(_ history: History) -> ClosedRange<Double> {
    let start = Double(history.firstStep)
    let ends = history.ghosts.map(\.lastStep) + [history.lastStep ?? history.firstStep]
    let count = max((ends.max() ?? 0) - history.firstStep + 1, 1)
    var octave = 64
    while octave < count, octave <= Int.max / 4 { octave *= 2 }
    let leap = max(octave / 16, 8)
    let end = (count + leap - 1) / leap * leap
    return start...start + Double(end)
  }

  private func legend(_ model: Model, room: Int) -> StyledText {
    let rich = legend(model, decimals: decimals, gap: "   ")
    if rich.width + title.count + 10 <= room { return rich }
    return legend(model, decimals: 2, gap: "  ")
  }

  private func legend(_ model: Model, decimals: Int, gap: String) -> StyledText {
    var text = StyledText()
    for line in lines {
      let value = NumberText.fixed(Double(model.readout[line.metric]), decimals: decimals)
      if text.width > 0 { text.append(gap) }
      text.append("\(line.name) \(line.sign) \(value)", line.style)
    }
    return text
  }

  private func series(_ line: Line, _ history: History) -> ChartSeries {
    ChartSeries(
      points: points(history.buckets(line.metric), history.firstStep, history.stride),
      style: line.style, letter: line.letter, mark: line.mark, isDashed: line.isDashed)
  }

  // What the run went back from, dim and without a letter.
  private func ghosts(_ ghost: History.Ghost) -> [ChartSeries] {
    lines.map { line in
      ChartSeries(
        points: points(ghost.buckets(line.metric), ghost.firstStep, ghost.stride), style: .muted,
        letter: " ", mark: ".", isDashed: line.isDashed)
    }
  }

  private func points(
    _ buckets: [History.Bucket], _ firstStep: Int, _ stride: Int
  ) -> [ChartSeries.Point] {
    buckets.enumerated().map { index, bucket in
      ChartSeries.Point(
        position: Double(firstStep) + (Double(index) + 0.5) * Double(stride), mean: bucket.mean,
        low: Double(bucket.minimum), high: Double(bucket.maximum), weight: Double(bucket.count),
        isBroken: bucket.nonFinite > 0)
    }
  }
}
