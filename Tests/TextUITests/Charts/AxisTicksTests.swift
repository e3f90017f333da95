import Testing
import TextUI

@Suite struct AxisTicksTests {
  @Test(
    arguments: [
      (0.0, 2.0, 4, [0, 0.5, 1, 1.5, 2]), (0, 12_431, 4, [0, 5000, 10_000]),
      (0, 1, 2, [0, 0.5, 1]), (-1, 1, 2, [-1, 0, 1]), (120, 480, 4, [200, 300, 400]),
    ] as [(Double, Double, Int, [Double])])
  func roundNumbersInRange(low: Double, high: Double, count: Int, expected: [Double]) {
    #expect(AxisTicks(low...high, count: count).values == expected)
  }

  @Test(
    arguments: [(0.4, 0.5), (0.2, 0.2), (3, 5), (5.1, 10), (0.011, 0.02)] as [(Double, Double)])
  func stepIsTheNextRoundNumber(rough: Double, expected: Double) {
    #expect(abs(AxisTicks.niceStep(rough) - expected) < 1e-12)
  }

  @Test(arguments: [(2.0, 4, 1), (0.2, 4, 2), (400, 4, 0)] as [(Double, Int, Int)])
  func decimalsTellNeighboursApart(high: Double, count: Int, expected: Int) {
    #expect(AxisTicks(0...high, count: count).decimals == expected)
  }

  @Test func degenerateRangesHaveNone() {
    #expect(AxisTicks(1...1, count: 4).values.isEmpty)
    #expect(AxisTicks(0...1, count: 0).values.isEmpty)
    #expect(AxisTicks(1e300...1e300.nextUp, count: 4).values.count < 1000)
    #expect(AxisTicks(-1.7e308...1.7e308, count: 4).values.isEmpty)
  }
}
