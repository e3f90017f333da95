/// Two histograms over the same bins in one picture: one as a line of steps, the other as a shade
/// behind it, so that they are told apart without colour.
public struct StepAndFill: Equatable, Sendable {
  /// Counts of the histogram drawn as a line, one a bin, none negative.
  public var line: [Int]
  /// Counts of the one drawn as a shade; as many as those of `line`.
  public var fill: [Int]
  /// The style of the line.
  public var lineStyle: Style
  /// The style of the shade.
  public var fillStyle: Style
  /// Whether both are of braille dots, else of ASCII marks.
  public var usesBraille: Bool

  /// Two histograms; the largest count of both is as high as the picture.
  public init(
    line: [Int], fill: [Int], lineStyle: Style, fillStyle: Style, usesBraille: Bool = true
  ) {
    self.line = line
    self.fill = fill
    self.lineStyle = lineStyle
    self.fillStyle = fillStyle
    self.usesBraille = usesBraille
  }

  /// The part of `area` that the bins take, in the middle; empty where there is no room for each.
  public func plot(in area: Rect) -> Rect {
    let width = (dotsPerBin(area) * line.count + across - 1) / across
    guard width > 0 else { return .empty }
    return Rect(
      x: area.x + (area.width - width) / 2, y: area.y, width: width, height: area.height)
  }

  /// Draws both over `plot(in: area)`; nothing where they differ in number of bins.
  public func draw(in area: Rect, on canvas: inout Canvas) {
    let plot = plot(in: area)
    guard !plot.isEmpty, line.count == fill.count else { return }
    let width = dotsPerBin(area)
    let lines = dots(plot) { set in drawSteps(heights(line, plot), width: width, plot, set) }
    let fills = dots(plot) { set in drawShade(heights(fill, plot), width: width, plot, set) }
    for row in 0..<plot.height {
      for column in 0..<plot.width {
        let masks = (
          line: lines.mask(column: column, row: row), fill: fills.mask(column: column, row: row)
        )
        if let cell = cell(masks.line, masks.fill) {
          canvas[plot.x + column, plot.y + row] = cell
        }
      }
    }
  }

  private var across: Int { usesBraille ? 2 : 1 }
  private var down: Int { usesBraille ? 4 : 1 }

  private func dotsPerBin(_ area: Rect) -> Int {
    line.isEmpty ? 0 : area.width * across / line.count
  }

  private func cell(_ line: UInt8, _ fill: UInt8) -> Cell? {
    guard line | fill != 0 else { return nil }
    // The line goes on through the shade.
    let style = line != 0 ? lineStyle : fillStyle
    if usesBraille { return Cell(BrailleGrid.scalar(line | fill), style: style) }
    return Cell(line != 0 ? "o" : ":", style: style)
  }

  // In ASCII a cell is one dot, the top left one of its grid.
  private func dots(_ plot: Rect, _ draw: ((Int, Int) -> Void) -> Void) -> BrailleGrid {
    var grid = BrailleGrid(columns: plot.width, rows: plot.height)
    let (stepX, stepY) = (2 / across, 4 / down)
    draw { x, y in grid.set(x * stepX, y * stepY) }
    return grid
  }

  /// Heights in dots; what is not empty shows.
  private func heights(_ counts: [Int], _ plot: Rect) -> [Int] {
    let most = Double(max(line.max() ?? 0, fill.max() ?? 0, 1))
    return counts.map { count in
      guard count > 0 else { return 0 }
      return max(Int((Double(count) / most * Double(plot.height * down)).rounded()), 1)
    }
  }

  private func drawShade(
    _ heights: [Int], width: Int, _ plot: Rect, _ set: (Int, Int) -> Void
  ) {
    let bottom = plot.height * down
    for (bin, height) in heights.enumerated() {
      for x in bin * width..<(bin + 1) * width {
        for y in bottom - height..<bottom where !usesBraille || (x + y).isMultiple(of: 2) {
          set(x, y)
        }
      }
    }
  }

  // The upright between two bins is the edge of the higher one.
  private func drawSteps(
    _ heights: [Int], width: Int, _ plot: Rect, _ set: (Int, Int) -> Void
  ) {
    let bottom = plot.height * down
    for (bin, height) in heights.enumerated() where height > 0 {
      let (first, last) = (bin * width, (bin + 1) * width - 1)
      for x in first...last { set(x, bottom - height) }
      let left = bin > 0 ? heights[bin - 1] : 0
      let right = bin + 1 < heights.count ? heights[bin + 1] : 0
      for y in bottom - height..<bottom - min(left, height) { set(first, y) }
      for y in bottom - height..<bottom - min(right, height) { set(last, y) }
    }
  }
}
