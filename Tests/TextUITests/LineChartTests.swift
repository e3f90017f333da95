import Testing
import TextUI

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
    #expect(canvas[24, 0].scalar == "↑")
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
        #expect(canvas.width == width)
      }
    }
  }

  @Test func oneOutlierDoesNotFlattenTheRest() {
    let values = Array(repeating: 1.0, count: 99) + [500]
    #expect(ChartScale(fitting: values, count: 3).range.upperBound <= 2)
    #expect(ChartScale(fitting: [0.3, 1.4], count: 3).range == 0...1.5)
  }
}
