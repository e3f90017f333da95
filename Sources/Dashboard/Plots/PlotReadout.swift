import GANEngine
import TextUI

/// The numbers of a plot's lines: the newest, or those at the cursor.
struct PlotReadout {
  let model: Model
  let plot: Plot

  var lines: [PlotLine] { plot.lines(model.snapshot) }

  func value(_ line: PlotLine) -> Double? {
    let snapshot = model.snapshot
    let cursor = model.plots.cursor
    switch line.source {
    case .curve(let curve):
      if let cursor { return cursor.value(curve) }
      guard case .metric(let metric) = curve else { return snapshot.progress.stepsPerSecond }
      return model.readout.map { Double($0[metric]) }
    case .rate(let isGenerator):
      let rates = snapshot.measurements.learningRates.rates(
        at: cursor?.step ?? snapshot.progress.step + 1)
      return isGenerator ? rates?.generator : rates?.discriminator
    case .frechet(let count):
      let limit = cursor?.step ?? .max
      return snapshot.quality.points.last { $0.count == count && $0.step <= limit }?.frechet
    }
  }

  /// The moving average at the same step; nil where there is none, or none is asked for.
  func smoothed(_ line: PlotLine) -> Double? {
    guard let smoothing = model.plots.smoothing, case .curve(let curve) = line.source else {
      return nil
    }
    let history = model.snapshot.measurements.history
    let stretch =
      model.plots.cursor?.stretch(curve)
      ?? history.lastStep.flatMap { history.stretch(curve, at: $0) }
    return stretch?.bucket.smoothed(smoothing)
  }

  /// The legends to choose from, the longest first.
  var legends: [StyledText] {
    [legend(decimals: 9, gap: "   "), legend(decimals: 2, gap: "  ")]
  }

  private func legend(decimals: Int, gap: String) -> StyledText {
    var text = StyledText()
    if let step = model.plots.cursor?.step {
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
