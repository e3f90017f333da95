/// Lines over a common x axis, in braille dots or, without UTF-8, in ASCII marks.
///
/// A line is the mean of what falls on a column. Extremes show as a whisker only where they are
/// far out of the ordinary, so that a spike is seen and noise is not. A line that leaves the
/// plot is marked `↑` at the edge, a value that is no number `×` at the top.
public struct LineChart: Equatable, Sendable {
  public var series: [ChartSeries]
  /// The stretch of the x axis that is shown.
  public var span: ClosedRange<Double>
  /// The y axis; nil fits it to the lines.
  public var range: ClosedRange<Double>?
  /// Where on the x axis something was changed by hand.
  public var changes: [Double]
  public var usesBraille: Bool

  /// A chart.
  public init(
    series: [ChartSeries], span: ClosedRange<Double>, range: ClosedRange<Double>? = nil,
    changes: [Double] = [], usesBraille: Bool = true
  ) {
    self.series = series
    self.span = span
    self.range = range
    self.changes = changes
    self.usesBraille = usesBraille
  }

  /// Columns of the labels left of the plot, with the axis.
  public static let gutter = 6

  /// Draws the chart; the last row of `area` is the x axis, of which only the ticks are written.
  public func draw(in area: Rect, on canvas: inout Canvas) {
    let labelled = area.width >= 2 * Self.gutter
    let left = labelled ? Self.gutter : 0
    // The last column stays free for the letter at the end of a line.
    let plot = Rect(
      x: area.x + left, y: area.y, width: area.width - left - 1, height: area.height - 1)
    guard !plot.isEmpty else { return }
    let dots = (across: usesBraille ? 2 : 1, down: usesBraille ? 4 : 1)
    let lines = series.map {
      ChartColumns($0.points, span: span, count: plot.width * dots.across).smoothed()
    }
    let scale = yScale(lines, rows: plot.height)
    if labelled { drawLabels(scale, dots: dots.down, plot: plot, on: &canvas) }
    let grids = zip(series, lines).map {
      trace($1, dashed: $0.isDashed, scale: scale, plot: plot, dots: dots)
    }
    usesBraille
      ? drawBraille(grids, plot: plot, on: &canvas) : drawMarks(grids, plot: plot, on: &canvas)
    drawEdges(lines, scale: scale, plot: plot, dots: dots, on: &canvas)
    drawLetters(lines, scale: scale, plot: plot, dots: dots, on: &canvas)
    drawAxis(plot: plot, on: &canvas)
  }

  private func yScale(_ lines: [ChartColumns], rows: Int) -> ChartScale {
    let count = rows >= 16 ? 5 : rows >= 8 ? 3 : rows >= 5 ? 2 : 1
    if let range { return ChartScale(fixed: range, count: min(count, 2)) }
    return ChartScale(fitting: lines.flatMap { $0.columns.compactMap(\.mean) }, count: count)
  }

  private func drawLabels(_ scale: ChartScale, dots: Int, plot: Rect, on canvas: inout Canvas) {
    for (value, label) in zip(scale.ticks.values, scale.labels) {
      let y = plot.y + scale.row(value, of: plot.height * dots) / dots
      let text = NumberText.right(label, Self.gutter - 1)
      let row = Rect(x: plot.x - Self.gutter, y: y, width: Self.gutter, height: 1)
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

  private func column(_ position: Double, plot: Rect) -> Int? {
    let extent = span.upperBound - span.lowerBound
    guard extent > 0, span.contains(position) else { return nil }
    let share = (position - span.lowerBound) / extent
    return plot.x + min(Int(share * Double(plot.width)), plot.width - 1)
  }
}
