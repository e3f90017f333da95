public import GANEngine

/// Gathers steps into rows, so that a long run's files stay small.
///
/// Every step has a row up to step 1,000; then a row covers 10 steps up to step 10,000, 100 up to
/// step 1,000,000 and 1,000 behind it: 11,800 rows for a million steps. Mean, smallest and largest
/// value of the steps in between are in the row, so that a spike of one step stays visible.
public struct MetricsThinning: Sendable {
  private struct Gathered {
    var count = 0
    var sums = [Double](repeating: 0, count: Metric.allCases.count)
    var minima = [Float](repeating: .nan, count: Metric.allCases.count)
    var maxima = [Float](repeating: .nan, count: Metric.allCases.count)
  }

  private var gathered = Gathered()
  private var newest: (step: Int, epoch: Int, time: Double, stepsPerSecond: Double)?

  /// A thinning that has gathered nothing.
  public init() {}

  /// How many steps a row covers around `step`: 1, 10, 100 or 1,000.
  public static func stride(at step: Int) -> Int {
    switch step {
    case ...1000: 1
    case ...10_000: 10
    case ...1_000_000: 100
    default: 1000
    }
  }

  /// Takes the step after the last one; a row where that ends a stretch. `time` in seconds since 1970.
  public mutating func add(
    _ metrics: StepMetrics, step: Int, epoch: Int, time: Double, stepsPerSecond: Double
  ) -> MetricsRow? {
    gathered.count += 1
    for metric in Metric.allCases {
      let (index, value) = (metric.rawValue, metrics[metric])
      gathered.sums[index] += Double(value)
      // These prefer a number to NaN.
      gathered.minima[index] = .minimum(gathered.minima[index], value)
      gathered.maxima[index] = .maximum(gathered.maxima[index], value)
    }
    newest = (step, epoch, time, stepsPerSecond)
    return step.isMultiple(of: Self.stride(at: step)) ? end() : nil
  }

  /// Ends the stretch early: a row of what was gathered, nil where that is nothing.
  public mutating func end() -> MetricsRow? {
    defer { discard() }
    guard let newest else { return nil }
    let spreads = Metric.allCases.indices.map { index in
      MetricsRow.Spread(
        mean: Float(gathered.sums[index] / Double(gathered.count)),
        minimum: gathered.minima[index], maximum: gathered.maxima[index])
    }
    return MetricsRow(
      step: newest.step, steps: gathered.count, epoch: newest.epoch, time: newest.time,
      stepsPerSecond: Float(newest.stepsPerSecond), spreads: spreads)
  }

  /// Forgets what was gathered.
  public mutating func discard() {
    gathered = Gathered()
    newest = nil
  }
}
