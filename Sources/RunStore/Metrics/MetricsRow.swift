public import GANEngine

/// What was measured over a stretch of steps: one row of `metrics.csv`.
public struct MetricsRow: Equatable, Sendable {
  /// How one metric went in the stretch.
  public struct Spread: Equatable, Sendable {
    /// The mean of all steps; NaN or infinite where one of them was.
    public let mean: Float
    /// The smallest value, NaN left out; NaN where all are.
    public let minimum: Float
    /// The largest value, NaN left out; NaN where all are.
    public let maximum: Float

    /// The mean of the steps' values, and the smallest and the largest of them.
    public init(mean: Float, minimum: Float, maximum: Float) {
      self.mean = mean
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// The last step of the stretch.
  public let step: Int
  /// Steps in the stretch, at least 1.
  public let steps: Int
  /// The pass over the data that `step` belongs to, counted from 1.
  public let epoch: Int
  /// Seconds since 1970 at which `step` was done.
  public let time: Double
  /// Steps a second at that moment.
  public let stepsPerSecond: Float
  private let spreads: [Spread]

  /// A row with one spread for each of `Metric.allCases`.
  init(
    step: Int, steps: Int, epoch: Int, time: Double, stepsPerSecond: Float, spreads: [Spread]
  ) {
    self.step = step
    self.steps = steps
    self.epoch = epoch
    self.time = time
    self.stepsPerSecond = stepsPerSecond
    self.spreads = spreads
  }

  /// How `metric` went.
  public subscript(_ metric: Metric) -> Spread { spreads[metric.rawValue] }

  /// The names of the columns; a metric has its mean under its name, and two for its extremes.
  static let columns =
    ["step", "steps", "epoch", "time", "stepsPerSecond"]
    + Metric.allCases.flatMap { [$0.name, "\($0.name)_min", "\($0.name)_max"] }

  /// The row without its end.
  var text: String {
    let numbers = spreads.flatMap { [$0.mean, $0.minimum, $0.maximum] }
    return
      (["\(step)", "\(steps)", "\(epoch)", Timestamp.text(time), Self.text(stepsPerSecond)]
      + numbers.map(Self.text)).joined(separator: ",")
  }

  /// Reads a row; nil where it is torn.
  init?(_ text: some StringProtocol) {
    self.init(
      cells: text.split(separator: ",", omittingEmptySubsequences: false).map { String($0) })
  }

  /// Reads the cells of a row, one for each of `columns`; nil where one cannot be read.
  init?(cells fields: [String]) {
    guard fields.count == Self.columns.count, let step = Int(fields[0]),
      let steps = Int(fields[1]), let epoch = Int(fields[2])
    else { return nil }
    // A spreadsheet writes times in the manner of its country; nothing is computed from them.
    let time = Timestamp.seconds(fields[3]) ?? 0
    let numbers = fields[4...].compactMap { Float($0) }
    guard numbers.count == fields.count - 4 else { return nil }
    self.init(
      step: step, steps: steps, epoch: epoch, time: time, stepsPerSecond: numbers[0],
      spreads: Metric.allCases.indices.map {
        Spread(
          mean: numbers[1 + 3 * $0], minimum: numbers[2 + 3 * $0], maximum: numbers[3 + 3 * $0])
      })
  }

  // pandas knows these spellings of NaN and infinity.
  private static func text(_ value: Float) -> String { value.isNaN ? "NaN" : "\(value)" }
}
