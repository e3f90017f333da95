/// Lines over a common x axis, in braille dots or, without UTF-8, in ASCII marks.
///
/// A line is the mean of what falls on a column. Extremes show as a whisker only where they are
/// far out of the ordinary, so that a spike is seen and noise is not. What lies beyond the plot is
/// marked `▲` and `▼` at its edges, a value that is not finite `×` at the top.
public struct LineChart: Equatable, Sendable {
  /// The lines.
  public var series: [ChartSeries]
  /// The stretch of the x axis that is shown.
  public var span: ClosedRange<Double>
  /// The y axis; nil fits it to the lines. A logarithmic one is always fitted.
  public var range: ClosedRange<Double>?
  /// How values are laid out along it; one without a value above 0 is linear.
  public var kind = ChartScale.Kind.linear
  /// Where on the x axis something was changed by hand.
  public var changes: [Double]
  /// What is looked at, on the x axis, and its name.
  public var cursor: Cursor?
  /// Whether lines are of braille dots, else of ASCII marks.
  public var usesBraille: Bool

  /// A place on the x axis that is looked at.
  public struct Cursor: Equatable, Sendable {
    /// Where on the x axis.
    public let position: Double
    /// What stands beside it.
    public let label: String

    /// A place on the x axis, and what stands beside it.
    public init(position: Double, label: String) {
      self.position = position
      self.label = label
    }
  }

  /// A chart of the lines of `series` over `span`, without a cursor; a `range` of nil fits the
  /// lines, `changes` are places on the x axis.
  public init(
    series: [ChartSeries], span: ClosedRange<Double>, range: ClosedRange<Double>? = nil,
    changes: [Double] = [], usesBraille: Bool = true
  ) {
    self.series = series.sorted { $0.depth < $1.depth }
    self.span = span
    self.range = range
    self.changes = changes
    self.usesBraille = usesBraille
  }

  /// The least columns of the labels left of the plot, with the axis.
  public static let gutter = 6

  typealias Dots = (across: Int, down: Int)

  /// Draws the chart; the last row of `area` is the x axis, of which only the ticks are written.
  public func draw(in area: Rect, on canvas: inout Canvas) {
    let rows = area.height - 1
    let dots: Dots = usesBraille ? (2, 4) : (1, 1)
    guard rows > 0 else { return }
    // The labels' width depends on the scale, which depends on the columns that it leaves: a first
    // guess of these is good enough.
    let guess = columns(max(area.width - Self.gutter - 1, 1) * dots.across)
    let scale = yScale(guess, rows: rows)
    let widest = scale.labels.map { $0.unicodeScalars.count }.max() ?? 0
    let gutter = area.width >= 2 * Self.gutter ? max(widest + 1, Self.gutter) : 0
    // The last column stays free for the letter at the end of a line.
    let plot = Rect(x: area.x + gutter, y: area.y, width: area.width - gutter - 1, height: rows)
    guard !plot.isEmpty else { return }
    if gutter > 0 { drawLabels(scale, dots: dots.down, plot: plot, on: &canvas) }
    let lines = gutter == Self.gutter ? guess : columns(plot.width * dots.across)
    var ink = ChartInk(plot: plot, dots: dots)
    for (index, line) in lines.enumerated() {
      ink.add(
        trace(line, series[index], scale: scale, plot: plot, dots: dots), index, of: series)
    }
    ink.draw(series, at: plot, on: &canvas)
    drawPoints(scale: scale, plot: plot, dots: dots, on: &canvas)
    drawEdges(lines, scale: scale, plot: plot, dots: dots, on: &canvas)
    drawLetters(lines, scale: scale, plot: plot, dots: dots, on: &canvas)
    drawAxis(plot: plot, on: &canvas)
    drawCursor(plot: plot, on: &canvas)
  }

  private func columns(_ count: Int) -> [ChartColumns] {
    series.map { ChartColumns($0, span: span, count: count) }
  }

  private func yScale(_ lines: [ChartColumns], rows: Int) -> ChartScale {
    let count = rows >= 16 ? 5 : rows >= 8 ? 3 : rows >= 5 ? 2 : 1
    let shown = zip(series, lines).filter { $0.0.depth != .ghost }
    let values = shown.flatMap { $0.1.columns.compactMap(\.value) }
    if kind == .logarithmic, let scale = ChartScale(logarithmic: values, count: count) {
      return scale
    }
    if let range { return ChartScale(fixed: range, count: min(count, 2)) }
    return ChartScale(fitting: values, count: count)
  }

  private func drawLabels(_ scale: ChartScale, dots: Int, plot: Rect, on canvas: inout Canvas) {
    let gutter = max((scale.labels.map { $0.unicodeScalars.count }.max() ?? 0) + 1, Self.gutter)
    for (value, label) in zip(scale.ticks, scale.labels) {
      let y = plot.y + scale.row(value, of: plot.height * dots) / dots
      let text = NumberText.right(label, gutter - 1)
      let row = Rect(x: plot.x - gutter, y: y, width: gutter, height: 1)
      canvas.write(StyledText(text, .muted) + StyledText("┤", .frame), in: row)
    }
  }

  private func drawAxis(plot: Rect, on canvas: inout Canvas) {
    let axis = Rect(x: plot.x, y: plot.bottom, width: plot.width + 1, height: 1)
    let marks = Set(changes.compactMap { column($0, plot: plot) })
    for value in AxisTicks(span, count: max(plot.width / 9, 1)).values {
      guard let x = column(value, plot: plot), x > plot.x else { continue }
      let label = NumberText.short(value)
      guard x + label.unicodeScalars.count < axis.right else { continue }
      // A number with a mark in it would be another number.
      let isFree = marks.isDisjoint(with: x...x + label.unicodeScalars.count)
      let text = StyledText("┴", .frame) + StyledText(isFree ? label : "", .muted)
      canvas.write(text, in: Rect(x: x, y: axis.y, width: axis.right - x, height: 1))
    }
    for x in marks { canvas[x, axis.y] = Cell("▲", style: .change) }
  }

  /// The column of cells on which a position lies; nil where it is not in the span.
  func column(_ position: Double, plot: Rect) -> Int? {
    let extent = span.upperBound - span.lowerBound
    guard extent > 0, span.contains(position) else { return nil }
    let share = (position - span.lowerBound) / extent
    return plot.x + min(Int(share * Double(plot.width)), plot.width - 1)
  }
}
