import GANEngine
import TextUI

/// The numbers of a plot's lines: the newest, or those at the cursor.
struct PlotReadout {
  let plot: Plot
  let data: PlotData
  let view: PlotView

  var lines: [PlotLine] { plot.lines(data) }

  func value(_ line: PlotLine) -> Double? {
    let cursor = view.cursor
    switch line.source {
    case .curve(let curve):
      if let cursor { return cursor.value(curve) }
      guard case .metric(let metric) = curve else { return data.progress.stepsPerSecond }
      return data.readout.map { Double($0[metric]) }
    case .rate(let isGenerator):
      let rates = data.measurements.learningRates.rates(
        at: cursor?.step ?? data.progress.step + 1)
      return isGenerator ? rates?.generator : rates?.discriminator
    case .layer(let number):
      let layers = data.measurements.layers
      return (cursor.map { layers.vitals(at: $0.step) } ?? layers.newest).flatMap(number.value)
    case .frechet(let count):
      let limit = cursor?.step ?? .max
      return data.quality.points.last { $0.count == count && $0.step <= limit }?.frechet
    }
  }

  /// The moving average at the same step; nil where there is none, or none is asked for.
  func smoothed(_ line: PlotLine) -> Double? {
    guard let smoothing = view.smoothing, case .curve(let curve) = line.source else {
      return nil
    }
    let history = data.measurements.history
    let stretch =
      view.cursor?.stretch(curve)
      ?? history.lastStep.flatMap { history.stretch(curve, at: $0) }
    return stretch?.bucket.smoothed(smoothing)
  }

  /// The legends to choose from, the longest first.
  var legends: [StyledText] {
    [legend(decimals: 9, gap: "   "), legend(decimals: 2, gap: "  ")]
  }

  private func legend(decimals: Int, gap: String) -> StyledText {
    var text = StyledText()
    if let step = view.cursor?.step {
      text.append("@\(NumberText.grouped(step))", .selection)
    }
    for line in lines {
      if text.width > 0 { text.append(gap) }
      let name = line.name.isEmpty ? "" : "\(line.name) \(line.sign) "
      text.append(name + line.text(value(line), decimals: decimals), line.style)
    }
    return text
  }
}
