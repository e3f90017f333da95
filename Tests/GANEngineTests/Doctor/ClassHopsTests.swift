import Testing

@testable import GANEngine

@Suite struct ClassHopsTests {
  private func value(_ counts: [[Int]]) -> Double? {
    var hops = ClassHops()
    for counts in counts { hops.add(ClassHistogram(counts: counts)) }
    return hops.value
  }

  @Test func sameClassesAreNoHops() {
    #expect(value(Array(repeating: [10, 20, 70], count: 8)) == 0)
    #expect(value(Array(repeating: [10, 20, 70], count: 3)) == nil)
  }

  /// Two classes take turns: the middle is half of each, and half of the digits are elsewhere.
  @Test func twoThatTakeTurnsAreHalf() {
    let turns = (0..<8).map { $0.isMultiple(of: 2) ? [100, 0] : [0, 100] }
    #expect(value(turns) == 0.5)
  }

  /// Each is there in one of eight evaluations: no class has a middle, and there are seven changes.
  @Test func oneAfterTheOtherIsAll() {
    let turns = (0..<8).map { turn in (0..<8).map { $0 == turn ? 50 : 0 } }
    #expect(value(turns) == 7.0 / 8)
  }

  @Test func toMoveOnceIsOneChange() {
    let moved = (0..<8).map { $0 < 5 ? [100, 0] : [0, 100] }
    #expect(value(moved) == 1.0 / 8)
  }

  /// One and two of eight that are out of line, with a share of 0.9 of their digits.
  @Test(arguments: [([3], 0.9 / 8), ([2, 6], 1.8 / 8)])
  func fewOutOfLineCountOnceEach(_ slips: [Int], _ expected: Double) throws {
    let calm = Array(repeating: 10, count: 10)
    let slip = [100] + Array(repeating: 0, count: 9)
    let found = try #require(value((0..<8).map { slips.contains($0) ? slip : calm }))
    #expect(abs(found - expected) < 1e-12)
  }

  @Test func onlyTheLastEightCount() {
    #expect(value([[100, 0], [0, 100]] + Array(repeating: [50, 50], count: 8)) == 0)
  }
}
