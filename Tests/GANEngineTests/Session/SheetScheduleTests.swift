import Testing

@testable import GANEngine

@Suite struct SheetScheduleTests {
  private func steps(through last: Int, stepsPerEpoch: Int) -> [Int] {
    (0...last).filter { SheetSchedule.isDue(at: $0, stepsPerEpoch: stepsPerEpoch) }
  }

  @Test func theFirstEpochHasPicturesOfItsOwn() {
    #expect(steps(through: 1200, stepsPerEpoch: 469) == [25, 50, 100, 200, 400, 469, 938])
  }

  @Test func aMillionStepsHaveFewerThanTwoHundred() {
    let steps = steps(through: 1_000_000, stepsPerEpoch: 469)
    #expect(steps.count == 5 + 50 + 90 + 32)
    #expect(Set(steps.suffix(10).map { $0 / 469 % 50 }) == [0])
  }
}
