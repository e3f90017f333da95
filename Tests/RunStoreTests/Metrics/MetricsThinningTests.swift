import GANEngine
import Testing

@testable import RunStore

@Suite struct MetricsThinningTests {
  private static func rows(_ steps: ClosedRange<Int>, _ value: (Int) -> Float) -> [MetricsRow] {
    var thinning = MetricsThinning()
    return steps.compactMap { step in
      var metrics = StepMetrics()
      metrics[.penalty] = value(step)
      return thinning.add(metrics, step: step, epoch: 1, time: 0, stepsPerSecond: 0)
    }
  }

  @Test func everyStepIsInOneRow() {
    let rows = Self.rows(1...1_002_000) { _ in 0 }
    #expect(rows.count == 1000 + 900 + 9900 + 2)
    #expect(rows.map(\.steps).reduce(0, +) == 1_002_000)
    #expect(rows.map(\.step) == rows.map(\.step).sorted())
    #expect(rows[999].step == 1000 && rows[1000].step == 1010 && rows[1000].steps == 10)
  }

  @Test func aSpikeOfOneStepStaysVisible() {
    let rows = Self.rows(1...20_000) { $0 == 15_050 ? 100 : $0 == 15_060 ? -100 : 1 }
    #expect(rows.filter { $0[.penalty].maximum == 100 }.map(\.step) == [15_100])
    #expect(rows.filter { $0[.penalty].minimum == -100 }.map(\.step) == [15_100])
    #expect(rows.last?[.penalty] == .init(mean: 1, minimum: 1, maximum: 1))
  }

  /// (1 + 2 + … + 10) / 10 = 5.5.
  @Test func theMeanIsThatOfTheSteps() {
    let row = Self.rows(1001...1010) { Float($0 - 1000) }.first
    #expect(row?[.penalty] == .init(mean: 5.5, minimum: 1, maximum: 10))
  }

  @Test func whatIsNoNumberShowsInTheMeanAlone() throws {
    let row = try #require(Self.rows(1001...1010) { $0 == 1004 ? .nan : Float($0) }.first)
    #expect(row[.penalty].mean.isNaN)
    #expect(row[.penalty].minimum == 1001 && row[.penalty].maximum == 1010)
    let infinite = try #require(Self.rows(1001...1010) { $0 == 1004 ? .infinity : 0 }.first)
    #expect(infinite[.penalty] == .init(mean: .infinity, minimum: 0, maximum: .infinity))
    let none = try #require(Self.rows(1...1) { _ in .nan }.first)
    #expect(none[.penalty].minimum.isNaN && none[.penalty].maximum.isNaN)
  }

  @Test func aStretchCanEndEarly() {
    var thinning = MetricsThinning()
    #expect(thinning.end() == nil)
    _ = thinning.add(StepMetrics(), step: 5001, epoch: 2, time: 3, stepsPerSecond: 4)
    let row = thinning.end()
    #expect((row?.step, row?.steps) == (5001, 1))
    #expect((row?.epoch, row?.time, row?.stepsPerSecond) == (2, 3, 4))
    #expect(thinning.end() == nil)
  }
}
