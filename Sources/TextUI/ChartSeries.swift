/// One line of a chart.
public struct ChartSeries: Equatable, Sendable {
  /// A stretch of measurements, summed up.
  public struct Point: Equatable, Sendable {
    /// Where on the x axis.
    public let position: Double
    /// Mean of the finite values; nil where there is none.
    public let mean: Double?
    /// Smallest and largest finite value.
    public let low: Double
    public let high: Double
    /// Measurements in the mean.
    public let weight: Double
    /// Whether a NaN or an infinity was among them.
    public let isBroken: Bool

    /// A stretch of measurements.
    public init(
      position: Double, mean: Double?, low: Double, high: Double, weight: Double = 1,
      isBroken: Bool = false
    ) {
      self.position = position
      self.mean = mean
      self.low = low
      self.high = high
      self.weight = weight
      self.isBroken = isBroken
    }
  }

  /// Ascending in position.
  public var points: [Point]
  public var style: Style
  /// The letter at the end of the line.
  public var letter: Unicode.Scalar
  /// What draws it where there is no braille.
  public var mark: Unicode.Scalar
  /// Broken lines stay apart from whole ones without colour.
  public var isDashed: Bool

  /// A line of a chart.
  public init(
    points: [Point], style: Style, letter: Unicode.Scalar, mark: Unicode.Scalar, isDashed: Bool
  ) {
    self.points = points
    self.style = style
    self.letter = letter
    self.mark = mark
    self.isDashed = isDashed
  }
}
