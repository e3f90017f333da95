import GANEngine
import Testing

@testable import Dashboard

@Suite struct ComparableScoresTests {
  private func record(_ scores: [(count: Int, frechet: Double)]) -> QualityRecord {
    var record = QualityRecord()
    for (index, entry) in scores.enumerated() {
      var scores = Scores(judge: "1a2b3c", count: entry.count, reference: "test10k")
      scores.frechet = entry.frechet
      record.add(scores, step: index * 100, isFull: entry.count == 10_000)
    }
    return record
  }

  @Test func otherNumbersOfDigitsAreLeftOut() {
    let scores = ComparableScores(record([(2_000, 30), (10_000, 20), (2_000, 29), (10_000, 19)]))
    #expect(scores?.count == 2_000)
    #expect(scores?.values(\.frechet) == [30, 29])
    #expect(scores?.newest.step == 200)
  }

  @Test func whereOneNumberAloneIsThereItCounts() {
    #expect(ComparableScores(record([(10_000, 20)]))?.count == 10_000)
    #expect(ComparableScores(record([])) == nil)
  }
}
