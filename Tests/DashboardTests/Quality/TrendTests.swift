import Testing

@testable import Dashboard

@Suite struct TrendTests {
  @Test func lessIsBetterForDistances() {
    let falling = Trend([30, 28, 26, 24, 22, 20], lowerIsBetter: true)
    #expect(falling?.direction == .falling)
    #expect(falling?.word == "better")
    #expect(falling?.arrow == "↓")
    #expect(Trend([20, 22, 24, 26], lowerIsBetter: true)?.word == "worse")
    #expect(Trend([20, 22, 24, 26], lowerIsBetter: false)?.word == "better")
    #expect(Trend([8, 7, 6, 5], lowerIsBetter: false)?.isBetter == false)
  }

  // Means 21.0 and 21.3, standard error 0.47: nothing is told by that.
  @Test func noiseIsSteady() {
    let noise = Trend([20.4, 21.6, 21, 21.9, 20.6, 21.4], lowerIsBetter: true)
    #expect(noise?.direction == .steady)
    #expect(noise?.isBetter == nil)
    #expect(noise?.word == "steady")
    #expect(Trend([5, 5, 5, 5], lowerIsBetter: true)?.direction == .steady)
  }

  @Test func aSmallShareOfTheValueIsSteady() {
    #expect(Trend([8.500, 8.501, 8.502, 8.503], lowerIsBetter: false)?.direction == .steady)
    #expect(Trend([400, 200], lowerIsBetter: true)?.direction == .falling)
    #expect(Trend([200, 196], lowerIsBetter: true)?.direction == .steady)
  }

  @Test func onlyTheNewestCount() {
    let values = [400, 300, 200, 100, 20, 21, 22, 24, 25, 26]
    #expect(Trend(values.map(Double.init), lowerIsBetter: true)?.word == "worse")
  }

  @Test(
    arguments: [[], [1], [1, Double.nan], [Double.infinity, -Double.infinity, 3]] as [[Double]])
  func oneNumberHasNoDirection(values: [Double]) {
    #expect(Trend(values, lowerIsBetter: true) == nil)
  }

  @Test func hugeNumbersDo() {
    #expect(Trend([1e308, -1e308, 1, 1], lowerIsBetter: true)?.direction == .steady)
    #expect(Trend([1e99, -1e99, 1e99, -1e99], lowerIsBetter: true)?.direction == .steady)
  }
}
