import Testing

@testable import GANEngine

@Suite struct QualityRecordTests {
  private func scores(_ frechet: Double, step: Int, count: Int = 2000) -> Scores {
    var scores = Scores(judge: "j", count: count, reference: "r", step: step)
    scores.frechet = frechet
    return scores
  }

  @Test func onlyFullScoresCanBeTheBest() {
    var record = QualityRecord()
    let added = [
      record.add(scores(5, step: 1), step: 1, isFull: false),
      record.add(scores(50, step: 2), step: 2, isFull: true),
      record.add(scores(60, step: 3), step: 3, isFull: true),
      record.add(scores(.nan, step: 4), step: 4, isFull: true),
    ]
    #expect(added == [false, true, false, false])
    #expect(record.best?.step == 2 && record.full?.step == 4)
  }

  @Test func staysBoundedAndKeepsBothEnds() {
    var record = QualityRecord()
    for step in 1...10_000 { record.add(scores(1, step: step), step: step, isFull: false) }
    #expect(record.points.count <= QualityRecord.capacity)
    #expect(record.points.first?.step == 1 && record.points.last?.step == 10_000)
    record.goBack(to: 9_990)
    #expect(record.points.last.map { $0.step <= 9_990 } == true)
  }
}
