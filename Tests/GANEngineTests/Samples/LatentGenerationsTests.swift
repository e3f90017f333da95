import Testing

@testable import GANEngine

struct LatentGenerationsTests {
  private func generations(_ events: [(Int, RunEvent.Kind)]) -> (Int) -> Int {
    let known = LatentGenerations(events.map { RunEvent(step: $0.0, time: 0, kind: $0.1) })
    return { known.generation(at: $0) }
  }

  @Test func changesCountFromBehindTheirStep() {
    let at = generations([(10, .newLatents), (20, .newLatents), (30, .ownLatents)])
    #expect([0, 10, 11, 20, 21, 30, 31].map(at) == [0, 0, 1, 1, 2, 2, 0])
  }

  @Test func aRollbackKeepsTheNewestLatents() {
    let at = generations([
      (10, .newLatents), (50, .newLatents), (60, .rollback(to: 40, halvingRates: false)),
    ])
    #expect([9, 40, 41].map(at) == [0, 1, 2])
  }

  @Test func aResumeTakesThoseOfItsCheckpoint() {
    let at = generations([
      (10, .newLatents), (50, .newLatents),
      (40, .restore(checkpoint: "a", precision: .fp32, threads: 1)),
    ])
    #expect([9, 11, 60].map(at) == [0, 1, 1])
  }
}
