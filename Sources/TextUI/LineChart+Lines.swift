extension LineChart {
  typealias Dots = (across: Int, down: Int)

  /// The dots of one line; in a grid of one dot a cell these are its cells.
  func trace(
    _ line: ChartColumns, dashed: Bool, scale: ChartScale, plot: Rect, dots: Dots
  ) -> ChartTrace {
    let height = plot.height * dots.down
    var trace = ChartTrace(width: plot.width * dots.across, height: height)
    let usual = line.usualSpread
    var last: (x: Int, y: Int)?
    for (x, column) in line.columns.enumerated() {
      guard let mean = column.mean else {
        if column.isBroken { last = nil }
        continue
      }
      let y = scale.row(mean, of: height)
      trace.line(from: last ?? (x, y), to: (x, y), dashed: dashed && dots.across > 1)
      if usual > 0, column.high - mean > 5 * usual {
        trace.whisker(x, from: scale.row(column.high, of: height), to: y)
      }
      if usual > 0, mean - column.low > 5 * usual {
        trace.whisker(x, from: y, to: scale.row(column.low, of: height))
      }
      last = column.isBroken ? nil : (x, y)
    }
    return trace
  }

  func drawBraille(_ traces: [ChartTrace], plot: Rect, on canvas: inout Canvas) {
    let grids = traces.map { $0.braille(columns: plot.width, rows: plot.height) }
    for row in 0..<plot.height {
      for column in 0..<plot.width {
        var mask: UInt8 = 0
        var style: Style?
        for (grid, series) in zip(grids, series) {
          let dots = grid.mask(column: column, row: row)
          guard dots != 0 else { continue }
          mask |= dots
          style = style == nil ? series.style : .both
        }
        guard let style else { continue }
        canvas[plot.x + column, plot.y + row] = Cell(BrailleGrid.scalar(mask), style: style)
      }
    }
  }

  func drawMarks(_ traces: [ChartTrace], plot: Rect, on canvas: inout Canvas) {
    for (trace, series) in zip(traces, series) {
      for (x, y) in trace.dots where y >= 0 && y < plot.height {
        let taken = canvas[plot.x + x, plot.y + y].scalar
        let isShared = taken != " " && taken != series.mark
        canvas[plot.x + x, plot.y + y] = Cell(
          isShared ? "*" : series.mark, style: isShared ? .both : series.style)
      }
    }
  }

  func drawEdges(
    _ lines: [ChartColumns], scale: ChartScale, plot: Rect, dots: Dots, on canvas: inout Canvas
  ) {
    for (line, series) in zip(lines, series) {
      for (x, column) in line.columns.enumerated() {
        let place = (plot.x + x / dots.across, plot.y)
        if let mean = column.mean, mean > scale.range.upperBound {
          canvas[place.0, place.1] = Cell("↑", style: series.style)
        }
        if column.isBroken { canvas[place.0, place.1] = Cell("×", style: .warning) }
      }
    }
  }

  /// A letter behind the end of every line; one above the other where two ends meet.
  func drawLetters(
    _ lines: [ChartColumns], scale: ChartScale, plot: Rect, dots: Dots, on canvas: inout Canvas
  ) {
    var taken: Set<Int> = []
    for (line, series) in zip(lines, series) {
      guard let end = line.columns.lastIndex(where: { $0.mean != nil }),
        let mean = line.columns[end].mean
      else { continue }
      let height = plot.height * dots.down
      var row = min(max(scale.row(mean, of: height), 0), height - 1) / dots.down
      if taken.contains(row) { row += row + 1 < plot.height ? 1 : -1 }
      taken.insert(row)
      canvas[plot.x + end / dots.across + 1, plot.y + row] = Cell(
        series.letter, style: series.style)
    }
  }
}
