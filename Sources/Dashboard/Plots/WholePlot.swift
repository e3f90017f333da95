import GANEngine
import TextUI

/// The chosen plot on the whole screen, with the numbers of its lines below.
struct WholePlot: PanelView {
  let panel: PlotPanel

  func target(x: Int, y: Int, in area: Rect) -> Screen.Target { .plot(panel.plot) }

  func draw(in area: Rect, on canvas: inout Canvas) {
    let words = area.height >= 12 ? numbers(panel.span) : []
    let upper = Rect(x: area.x, y: area.y, width: area.width, height: area.height - words.count)
    panel.draw(in: upper, on: &canvas)
    for (index, line) in words.enumerated() {
      let row = Rect(x: area.x + 2, y: upper.bottom + index, width: area.width - 3, height: 1)
      canvas.write(line, in: row)
    }
  }

  private func numbers(_ span: ClosedRange<Double>) -> [StyledText] {
    let readout = PlotReadout(plot: panel.plot, data: panel.data, view: panel.view)
    return readout.lines.map { line in
      var text = StyledText(
        "\(NumberText.left(line.name, 7)) \(line.sign) \(line.text(readout.value(line)))",
        line.style)
      if let smoothed = readout.smoothed(line) {
        text.append("   EMA \(line.text(smoothed))")
      }
      if case .curve(let curve) = line.source {
        if let stretch = panel.view.cursor?.stretch(curve), stretch.steps > 1 {
          text.append("   " + words(stretch, line), .muted)
        }
        if let extremes = extremes(curve, in: span) {
          let (low, high) = (line.text(extremes.low), line.text(extremes.high))
          text.append("   in sight \(low) … \(high)", .muted)
        }
      }
      return text
    }
  }

  private func words(_ stretch: History.Stretch, _ line: PlotLine) -> String {
    let steps =
      "steps \(NumberText.grouped(stretch.firstStep))–\(NumberText.grouped(stretch.lastStep))"
    guard let mean = stretch.bucket.mean else { return "\(steps): not finite" }
    let (low, high) = (Double(stretch.bucket.minimum), Double(stretch.bucket.maximum))
    return "\(steps): \(line.text(low)) … \(line.text(high)), mean \(line.text(mean))"
  }

  private func extremes(
    _ curve: History.Curve, in span: ClosedRange<Double>
  ) -> (low: Double, high: Double)? {
    let steps = Int(max(span.lowerBound, 0))...Int(min(max(span.upperBound - 1, 0), 9e15))
    let buckets = panel.data.measurements.history.stretches(curve, in: steps, resolution: .max)
      .map(\.bucket).filter { $0.count > 0 }
    guard let low = buckets.map(\.minimum).min(), let high = buckets.map(\.maximum).max() else {
      return nil
    }
    return (Double(low), Double(high))
  }
}
