extension LineChart {
  /// The dots of one line; in a grid of one dot a cell these are its cells.
  func trace(
    _ line: ChartColumns, _ series: ChartSeries, scale: ChartScale, plot: Rect, dots: Dots
  ) -> ChartTrace {
    let height = plot.height * dots.down
    var trace = ChartTrace(width: plot.width * dots.across, height: height)
    var last: (x: Int, y: Int)?
    for (x, column) in line.columns.enumerated() {
      guard let value = column.value else {
        if column.isBroken { last = nil }
        continue
      }
      let y = scale.row(value, of: height)
      trace.line(from: last ?? (x, y), to: (x, y), dashed: series.isDashed && dots.across > 1)
      if series.merging == .mean, line.isSpike(column) {
        trace.whisker(x, from: scale.row(column.high, of: height), to: y)
      }
      if series.merging == .mean, line.isDip(column) {
        trace.whisker(x, from: y, to: scale.row(column.low, of: height))
      }
      last = column.isBroken ? nil : (x, y)
    }
    return trace
  }

  func drawPoints(scale: ChartScale, plot: Rect, dots: Dots, on canvas: inout Canvas) {
    for series in series where series.showsPoints {
      let points = series.points.filter { span.contains($0.position) }
      guard points.count <= plot.width / 2 else { continue }
      for point in points {
        guard let mean = point.mean, let x = column(point.position, plot: plot) else { continue }
        let y = scale.row(mean, of: plot.height * dots.down)
        guard y >= 0, y < plot.height * dots.down else { continue }
        canvas[x, plot.y + y / dots.down] = Cell("●", style: series.style)
      }
    }
  }

  /// Marks what lies beyond the plot, and what is not finite.
  func drawEdges(
    _ lines: [ChartColumns], scale: ChartScale, plot: Rect, dots: Dots, on canvas: inout Canvas
  ) {
    let height = plot.height * dots.down
    for (line, series) in zip(lines, series) where series.depth != .ghost {
      for (x, column) in line.columns.enumerated() {
        guard let value = column.value else { continue }
        let high = series.merging == .mean && line.isSpike(column) ? column.high : value
        let low = series.merging == .mean && line.isDip(column) ? column.low : value
        if scale.row(high, of: height) < 0 {
          canvas[plot.x + x / dots.across, plot.y] = Cell("▲", style: series.edgeStyle)
        }
        if scale.row(low, of: height) >= height {
          canvas[plot.x + x / dots.across, plot.bottom - 1] = Cell("▼", style: series.edgeStyle)
        }
      }
    }
    for (line, series) in zip(lines, series) where series.depth != .ghost {
      for (x, column) in line.columns.enumerated() where column.isBroken {
        canvas[plot.x + x / dots.across, plot.y] = Cell("×", style: .warning)
      }
      for x in series.faults.compactMap({ column($0, plot: plot) }) {
        canvas[x, plot.y] = Cell("×", style: .warning)
      }
    }
  }

  /// A letter behind the end of every line; one above the other where two ends meet.
  func drawLetters(
    _ lines: [ChartColumns], scale: ChartScale, plot: Rect, dots: Dots, on canvas: inout Canvas
  ) {
    var taken: Set<Int> = []
    for (line, series) in zip(lines, series) {
      guard let letter = series.letter,
        let end = line.columns.lastIndex(where: { $0.value != nil }),
        let value = line.columns[end].value
      else { continue }
      let height = plot.height * dots.down
      var row = min(max(scale.row(value, of: height), 0), height - 1) / dots.down
      if taken.contains(row) { row += row + 1 < plot.height ? 1 : -1 }
      taken.insert(row)
      canvas[plot.x + end / dots.across + 1, plot.y + row] = Cell(letter, style: series.style)
    }
  }

  /// A lit column, and its name on the axis.
  func drawCursor(plot: Rect, on canvas: inout Canvas) {
    guard let cursor, let x = column(cursor.position, plot: plot) else { return }
    canvas.restyle(Rect(x: x, y: plot.y, width: 1, height: plot.height), .selection)
    let width = cursor.label.unicodeScalars.count
    let start = min(max(x - width / 2, plot.x), max(plot.right - width, plot.x))
    let axis = Rect(x: start, y: plot.bottom, width: min(width, plot.right - start), height: 1)
    canvas.write(cursor.label, .selection, in: axis)
  }
}
