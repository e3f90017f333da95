import Testing

@testable import ganscope

@Suite struct FramePaceTests {
  @Test func framesTakeAHundredthOfTheTime() {
    let pace = FramePace(shortest: 33)
    #expect(pace.next(after: 1000, 1001.5, isMoving: false) == 1001.5 + 150)
    // But are no more than thirty a second, and no fewer than four.
    #expect(pace.next(after: 1000, 1000.1, isMoving: false) == 1000.1 + 33)
    #expect(pace.next(after: 1000, 1040, isMoving: false) == 1040 + 250)
  }

  @Test func theyFollowKeysAndWhatMovesClosely() {
    var pace = FramePace(shortest: 33)
    #expect(pace.next(after: 1000, 1002, isMoving: true) == 1035)
    pace.noteInput(at: 900)
    #expect(pace.next(after: 1000, 1002, isMoving: false) == 1035)
    #expect(pace.next(after: 3000, 3002, isMoving: false) == 3202)
  }
}
