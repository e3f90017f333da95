import GANEngine
import TextUI

/// Turns what is known of a run into the series of a chart.
struct PlotSeries {
  let data: PlotData
  let span: ClosedRange<Double>
  /// Columns of dots that the chart has at most.
  let columns: Int
  let smoothing: History.Smoothing?

  /// All series of a plot, ghosts included.
  func series(_ plot: Plot) -> [ChartSeries] {
    plot.lines(data).flatMap { line in
      switch line.source {
      case .curve(let curve): self.curve(line, curve)
      case .rate(let isGenerator): [rate(line, isGenerator: isGenerator)]
      case .frechet(let count): [distances(line, count: count)]
      case .layer(let number): [layer(line, number)]
      }
    }
  }

  private var steps: ClosedRange<Int> {
    let first = Int(max(span.lowerBound, 0))
    return first...max(Int(min(span.upperBound, 9e15)), first)
  }

  private func curve(_ line: PlotLine, _ curve: History.Curve) -> [ChartSeries] {
    let history = data.measurements.history
    let stretches = history.stretches(curve, in: steps, resolution: 2 * columns)
    var raw = series(line, stretches.map(\.point))
    raw.faults = faults(curve)
    guard let smoothing else { return [raw] + ghosts(line, curve) }
    raw.depth = .behind
    raw.style = line.style.faint
    raw.letter = nil
    var smooth = series(line, stretches.compactMap { $0.point(smoothing) })
    smooth.merging = .last
    return [smooth, raw] + ghosts(line, curve)
  }

  private func faults(_ curve: History.Curve) -> [Double] {
    guard case .metric(let metric) = curve else { return [] }
    return data.measurements.history.failures
      .filter { !$0.metrics[metric].isFinite }.map { Double($0.step) + 0.5 }
  }

  // What the run went back from, dim and without a letter.
  private func ghosts(_ line: PlotLine, _ curve: History.Curve) -> [ChartSeries] {
    data.measurements.history.ghosts.map { ghost in
      let stretches = ghost.stretches(curve)
      let points = smoothing.map { smoothing in stretches.compactMap { $0.point(smoothing) } }
      var series = series(line, points ?? stretches.map(\.point))
      series.depth = .ghost
      series.style = .frame
      series.letter = nil
      series.mark = "."
      return series
    }
  }

  // A sample a column: the line changes in steps, and smoothly where there is a schedule.
  private func rate(_ line: PlotLine, isGenerator: Bool) -> ChartSeries {
    let history = data.measurements.history
    let last = min(Double(history.lastStep ?? 0) + 1, span.upperBound)
    let width = (span.upperBound - span.lowerBound) / Double(max(columns, 1))
    var points: [ChartSeries.Point] = []
    for column in 0..<max(columns, 1) {
      let position = span.lowerBound + (Double(column) + 0.5) * width
      guard position <= last,
        let rates = data.measurements.learningRates.rates(at: Int(position))
      else {
        break
      }
      let value = isGenerator ? rates.generator : rates.discriminator
      points.append(ChartSeries.Point(position: position, value: value))
    }
    return series(line, points)
  }

  private func layer(_ line: PlotLine, _ number: PlotLine.LayerNumber) -> ChartSeries {
    let points = data.measurements.layers.moments.compactMap { moment in
      number.value(moment.vitals).map {
        ChartSeries.Point(position: Double(moment.step) + 0.5, value: $0)
      }
    }
    return series(line, points.filter { span.contains($0.position) })
  }

  private func distances(_ line: PlotLine, count: Int) -> ChartSeries {
    let points = data.quality.points.filter { $0.count == count }.compactMap { point in
      point.frechet.map { ChartSeries.Point(position: Double(point.step) + 0.5, value: $0) }
    }
    var series = series(line, points)
    series.showsPoints = true
    return series
  }

  private func series(_ line: PlotLine, _ points: [ChartSeries.Point]) -> ChartSeries {
    ChartSeries(
      points: points, style: line.style, letter: line.letter, mark: line.mark,
      isDashed: line.isDashed)
  }
}

extension History.Stretch {
  fileprivate var point: ChartSeries.Point {
    ChartSeries.Point(
      position: Double(firstStep) + Double(steps) / 2, mean: bucket.mean,
      low: Double(bucket.minimum), high: Double(bucket.maximum), weight: Double(bucket.count),
      isBroken: bucket.nonFinite > 0)
  }

  /// The moving average after the stretch, at its last step.
  fileprivate func point(_ smoothing: History.Smoothing) -> ChartSeries.Point? {
    bucket.smoothed(smoothing).map {
      ChartSeries.Point(position: Double(lastStep) + 0.5, value: $0)
    }
  }
}
