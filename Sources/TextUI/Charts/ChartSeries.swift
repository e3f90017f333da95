/// One line of a chart.
public struct ChartSeries: Equatable, Sendable {
  /// A stretch of measurements, summed up.
  public struct Point: Equatable, Sendable {
    /// Where on the x axis.
    public let position: Double
    /// Mean of the finite values; nil where there is none.
    public let mean: Double?
    /// Smallest finite value.
    public let low: Double
    /// Largest finite value.
    public let high: Double
    /// Measurements in the mean.
    public let weight: Double
    /// Whether a NaN or an infinity was among them.
    public let isBroken: Bool

    /// A stretch of measurements around `position`; `low` ≤ `mean` ≤ `high` where there is a mean,
    /// and `weight` is at least 0.
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

    /// A single value, which need not be finite.
    public init(position: Double, value: Double) {
      self.init(
        position: position, mean: value.isFinite ? value : nil, low: value, high: value,
        isBroken: !value.isFinite)
    }
  }

  /// How near a line is: in a cell only the nearest lines show.
  public enum Depth: Int, Comparable, Sendable {
    case front
    /// What a line in front sums up.
    case behind
    /// What is past: it has no say in the axis.
    case ghost

    /// Whether `left` lies behind `right`.
    public static func < (left: Depth, right: Depth) -> Bool { left.rawValue < right.rawValue }
  }

  /// What a column shows of the points that fall on it.
  public enum Merging: Sendable {
    /// Their mean.
    case mean
    /// The last of them.
    case last
  }

  /// Ascending in position.
  public var points: [Point]
  /// The style of the line.
  public var style: Style
  /// The letter at the end of the line; nil for none.
  public var letter: Unicode.Scalar?
  /// What draws it where there is no braille.
  public var mark: Unicode.Scalar
  /// Broken lines stay apart from whole ones without colour.
  public var isDashed: Bool
  /// The style of the marks at the edge.
  public var edgeStyle: Style
  /// How far in front it is drawn.
  public var depth = Depth.front
  /// What becomes of points that share a column.
  public var merging = Merging.mean
  /// Whether every point has a mark of its own.
  public var showsPoints = false
  /// Where there was a NaN or an infinity, beside those in the points.
  public var faults: [Double] = []

  /// A line through `points`, which ascend in position.
  public init(
    points: [Point], style: Style, letter: Unicode.Scalar?, mark: Unicode.Scalar, isDashed: Bool
  ) {
    self.points = points
    self.style = style
    edgeStyle = style
    self.letter = letter
    self.mark = mark
    self.isDashed = isDashed
  }
}
