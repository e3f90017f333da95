import Foundation
import Testing

@testable import TextUI

@Suite struct ChartScaleTests {
  @Test func oneOutlierDoesNotFlattenTheRest() {
    let values = Array(repeating: 1.0, count: 99) + [500]
    #expect(ChartScale(fitting: values, count: 3).range.upperBound <= 2)
    let below = ChartScale(fitting: values.map { -$0 }, count: 3).range
    #expect(below.lowerBound >= -2 && below.upperBound >= -1)
    #expect(ChartScale(fitting: [0.3, 1.4], count: 3).range == 0...1.5)
  }

  @Test(arguments: [5, 12, 40, 200])
  func theBulkIsAlwaysInSight(count: Int) {
    var values = (0..<count).map { Double(($0 * 37) % count) / Double(count) }
    values.append(1e9)
    values.append(-1e9)
    let range = ChartScale(fitting: values, count: 3).range
    #expect(range.lowerBound >= -2 && range.upperBound <= 3)
    #expect(range.contains(0.1) && range.contains(0.9))
  }

  /// What is more than a twentieth of the values is no outlier.
  @Test func aLevelOfItsOwnIsShown() {
    let values = Array(repeating: 1.0, count: 80) + Array(repeating: 50.0, count: 20)
    #expect(ChartScale(fitting: values, count: 3).range.contains(50))
  }

  @Test func logarithmicPlacesAreTheLogarithms() throws {
    let scale = try #require(ChartScale(logarithmic: [1e-4, 1], count: 4))
    #expect(scale.range == 1e-4...1)
    for (value, row) in [(1.0, 0), (0.1, 10), (0.01, 20), (1e-3, 30), (1e-4, 40)] {
      #expect(scale.row(value, of: 41) == row)
    }
    // log10 2 = 0.301…, log10 5 = 0.698…
    #expect(scale.row(0.2, of: 41) == 7 && scale.row(0.05, of: 41) == 13)
    #expect(scale.row(0, of: 41) > 40 && scale.row(-1, of: 41) > 40 && scale.row(10, of: 41) == -10)
    #expect(scale.labels == ["1e-4", "0.001", "0.01", "0.1", "1"])
  }

  @Test func aNarrowLogarithmicAxisHasTicksInBetween() throws {
    let scale = try #require(ChartScale(logarithmic: [0.6, 1.8], count: 4))
    #expect(scale.ticks == [0.5, 1, 2] && scale.labels == ["0.5", "1", "2"])
    let point = try #require(ChartScale(logarithmic: [1], count: 4))
    #expect(point.range.lowerBound < 1 && point.range.upperBound > 1)
    #expect(ChartScale(logarithmic: [0, -1, .nan, .infinity], count: 4) == nil)
  }

  @Test func manyDecadesHaveFewTicks() throws {
    let scale = try #require(ChartScale(logarithmic: [1e-30, 1e30], count: 4))
    #expect(scale.ticks.count <= 6 && scale.ticks.count >= 2)
  }

  @Test(arguments: [1e-300, 1e-4, 0.1, 0.5, 1, 1.4142135, 2, 3.3, 9.999999, 10, 12345.678, 1e300])
  func logarithmsAreExact(value: Double) {
    #expect(abs(value.decimalLogarithm - log10(value)) <= 1e-13 * max(abs(log10(value)), 1))
  }

  @Test func smallNumbersHaveShortLabels() {
    let scale = ChartScale(fitting: [1e-4, 2e-4], count: 3)
    #expect(scale.labels.allSatisfy { $0.count <= 6 })
    #expect(scale.labels.contains("2e-4"))
  }
}
