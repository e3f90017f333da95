import Testing

@testable import TextUI

@Suite struct LineChartTests {
  private static let area = Rect(x: 0, y: 0, width: 26, height: 6)

  private static func series(
    _ values: [Double], letter: Unicode.Scalar = "D", dashed: Bool = false
  ) -> ChartSeries {
    let points = values.enumerated().map { index, value in
      ChartSeries.Point(
        position: Double(index) + 0.5, mean: value.isFinite ? value : nil, low: value, high: value,
        isBroken: !value.isFinite)
    }
    return ChartSeries(
      points: points, style: dashed ? .generator : .discriminator, letter: letter,
      mark: dashed ? "+" : "o", isDashed: dashed)
  }

  private static func draw(_ chart: LineChart) -> Canvas {
    var canvas = Canvas(width: area.width, height: area.height)
    chart.draw(in: area, on: &canvas)
    return canvas
  }

  private static let ramp = series((0..<19).map { Double($0) / 18 })

  @Test func aRampRisesFromCornerToCorner() {
    let canvas = Self.draw(LineChart(series: [Self.ramp], span: 0...19, range: 0...1))
    #expect(canvas[6, 4].scalar == "⢀")
    #expect(canvas[24, 0].style == .discriminator)
    #expect(canvas[25, 0].scalar == "D")
    #expect(canvas[5, 0].scalar == "┤")
    #expect(canvas[5, 4].scalar == "┤")
  }

  @Test func withoutBrailleEveryColumnHasOneMark() {
    let flat = Self.series(Array(repeating: 0.5, count: 19))
    let canvas = Self.draw(
      LineChart(series: [flat], span: 0...19, range: 0...1, usesBraille: false))
    #expect((6..<25).allSatisfy { canvas[$0, 2].scalar == "o" })
  }

  @Test func linesThatMeetShareTheirCells() {
    let flat = Array(repeating: 0.5, count: 19)
    let canvas = Self.draw(
      LineChart(
        series: [Self.series(flat), Self.series(flat, letter: "G", dashed: true)], span: 0...19,
        range: 0...1))
    #expect(canvas[6, 2].style == .both)
    #expect(canvas[25, 2].scalar == "D")
    #expect(canvas[25, 3].scalar == "G")
  }

  @Test func aDashedLineHasGaps() {
    let dashed = Self.series(Array(repeating: 0.5, count: 19), dashed: true)
    let whole = Self.series(Array(repeating: 0.5, count: 19))
    let inked = [whole, dashed].map { series in
      Self.draw(LineChart(series: [series], span: 0...19, range: 0...1)).cells
        .count { $0.scalar.value > 0x2800 && $0.scalar.value <= 0x28FF }
    }
    #expect(inked[0] == 19)
    #expect(inked[1] < 15)
  }

  @Test func valuesThatAreNoNumberAreMarked() {
    var values = Array(repeating: 0.5, count: 19)
    values[7] = .nan
    values[12] = .infinity
    let canvas = Self.draw(LineChart(series: [Self.series(values)], span: 0...19, range: 0...1))
    #expect(canvas[6 + 7, 0].scalar == "×")
    #expect(canvas[6 + 12, 0].scalar == "×")
    #expect(canvas[6 + 7, 2].scalar == " ")
  }

  @Test func aLineThatLeavesThePlotIsMarked() {
    var values = Array(repeating: 0.5, count: 19)
    values[18] = 3
    let canvas = Self.draw(LineChart(series: [Self.series(values)], span: 0...19, range: 0...1))
    #expect(canvas[24, 0].scalar == "▲")
    values[18] = -3
    let below = Self.draw(LineChart(series: [Self.series(values)], span: 0...19, range: 0...1))
    #expect(below[24, 4].scalar == "▼" && below[24, 0].scalar == " ")
  }

  @Test func oneSpikeIsClampedAndMarked() {
    var values = (0..<19).map { 1 + Double($0 % 3) / 10 }
    values[9] = 1e6
    let canvas = Self.draw(LineChart(series: [Self.series(values)], span: 0...19))
    #expect(canvas[6 + 9, 0].scalar == "▲")
    #expect((0..<26).count { canvas[$0, 0].scalar == "▲" } == 1)
    // The axis still tells 1.0 from 1.2.
    let labels = "\(canvas)"
    #expect(!labels.contains("k") && !labels.contains("M") && !labels.contains("500"))
  }

  @Test func anExtremeHiddenInAColumnIsMarkedToo() {
    let points = (0..<19).map {
      ChartSeries.Point(
        position: Double($0) + 0.5, mean: 1, low: 0.9, high: $0 == 4 ? 1e9 : 1.1, weight: 50)
    }
    var series = Self.ramp
    series.points = points
    let canvas = Self.draw(LineChart(series: [series], span: 0...19, range: 0...2))
    #expect(canvas[6 + 4, 0].scalar == "▲")
    #expect((0..<26).count { canvas[$0, 0].scalar == "▲" } == 1)
  }

  /// On a logarithmic axis equal factors are equally far apart: a geometric series is a straight line.
  @Test func powersOfTenAreALineOnALogarithmicAxis() {
    let powers = Self.series((0..<19).map { NumberText.powerOfTen($0 - 9) })
    var chart = LineChart(series: [powers], span: 0...19, usesBraille: false)
    chart.kind = .logarithmic
    var canvas = Canvas(width: 26, height: 20)
    chart.draw(in: canvas.bounds, on: &canvas)
    for column in 0..<19 { #expect(canvas[6 + column, 18 - column].scalar == "o") }
    #expect("\(canvas)".contains("1e-9┤") && "\(canvas)".contains("1┤"))
  }

  @Test func whatHasNoLogarithmIsMarkedBelow() {
    var chart = LineChart(
      series: [Self.series([1, 10, 0, 10, -5, 100])], span: 0...6, usesBraille: false)
    chart.kind = .logarithmic
    let canvas = Self.draw(chart)
    #expect((0..<26).count { canvas[$0, 4].scalar == "▼" } == 2)
    // Where nothing has one the axis is linear.
    var negative = LineChart(series: [Self.series([-1, -2, -3])], span: 0...3)
    negative.kind = .logarithmic
    #expect("\(Self.draw(negative))".contains("-"))
  }

  @Test func whatIsBehindShowsWhereNothingIsInFront() {
    var behind = Self.series(Array(repeating: 0.5, count: 19))
    behind.depth = .behind
    behind.style = .faintDiscriminator
    let front = Self.series((0..<19).map { $0 < 10 ? 0.5 : 1 })
    let canvas = Self.draw(LineChart(series: [behind, front], span: 0...19, range: 0...1))
    #expect(canvas[6 + 3, 2].style == .discriminator)
    #expect(canvas[6 + 15, 2].style == .faintDiscriminator)
    #expect(canvas[6 + 15, 0].style == .discriminator)
  }

  @Test func ghostsHaveNoSayInTheAxis() {
    var ghost = Self.series(Array(repeating: 900, count: 19))
    ghost.depth = .ghost
    let chart = LineChart(series: [ghost, Self.ramp], span: 0...19)
    let text = "\(Self.draw(chart))"
    #expect(text.contains("1.0┤") && !text.contains("▲"))
  }

  @Test func theCursorLightsItsColumnAndNamesItsStep() {
    var chart = LineChart(series: [Self.ramp], span: 0...19, range: 0...1)
    chart.cursor = LineChart.Cursor(position: 9.5, label: "9")
    let canvas = Self.draw(chart)
    #expect((0..<5).allSatisfy { canvas[6 + 9, $0].style == .selection })
    #expect(canvas[6 + 9, 5] == Cell("9", style: .selection))
    #expect(canvas[6 + 8, 0].style != .selection)
    chart.cursor = LineChart.Cursor(position: 99, label: "99")
    #expect(!Self.draw(chart).cells.contains { $0.style == .selection })
  }

  @Test func faultsArePointedAt() {
    var series = Self.ramp
    series.faults = [3.5, 99]
    let canvas = Self.draw(LineChart(series: [series], span: 0...19, range: 0...1))
    #expect(canvas[6 + 3, 0] == Cell("×", style: .warning))
    #expect((0..<26).count { canvas[$0, 0].scalar == "×" } == 1)
  }

  @Test func wideLabelsMoveThePlot() {
    let small = Self.series((0..<19).map { 1e-5 * (1 + Double($0) / 10) })
    let canvas = Self.draw(LineChart(series: [small], span: 0...19))
    #expect("\(canvas)".contains("e-5┤"))
    #expect(canvas[25, 0].scalar == "D" || canvas[25, 1].scalar == "D")
  }

  @Test func aSpikeWithinAColumnShows() {
    var points = Self.series(Array(repeating: 0.5, count: 19)).points.map {
      ChartSeries.Point(position: $0.position, mean: 0.5, low: 0.49, high: 0.51, weight: 100)
    }
    points[9] = ChartSeries.Point(position: 9.5, mean: 0.5, low: 0.49, high: 1, weight: 100)
    var series = Self.ramp
    series.points = points
    let canvas = Self.draw(LineChart(series: [series], span: 0...19, range: 0...1))
    #expect(canvas[6 + 9, 0].scalar != " ")
    #expect(canvas[6 + 8, 0].scalar == " ")
  }

  @Test func changesAndStepsStandOnTheAxis() {
    let canvas = Self.draw(
      LineChart(series: [Self.ramp], span: 0...19_000, range: 0...1, changes: [9_500, 99_000]))
    #expect(canvas[6 + 9, 5].scalar == "▲")
    #expect("\(canvas)".split(separator: "\n").last?.contains("┴10k") == true)
  }

  @Test(
    arguments: [
      [], [.nan], [.infinity, -.infinity], [0], [1e308, -1e308], [1e-300], [-3, -3, -3],
    ] as [[Double]])
  func anyValuesCanBeDrawn(values: [Double]) {
    for (width, height) in [(26, 6), (3, 2), (1, 1), (0, 0), (7, 40)] {
      for usesBraille in [true, false] {
        var canvas = Canvas(width: width, height: height)
        let chart = LineChart(
          series: [Self.series(values), Self.series(values, dashed: true)], span: 0...19,
          changes: [.nan, 3], usesBraille: usesBraille)
        chart.draw(in: canvas.bounds, on: &canvas)
        var logarithmic = chart
        logarithmic.kind = .logarithmic
        logarithmic.cursor = LineChart.Cursor(position: 3, label: "a long label")
        logarithmic.draw(in: canvas.bounds, on: &canvas)
        #expect(canvas.width == width)
      }
    }
  }

}
