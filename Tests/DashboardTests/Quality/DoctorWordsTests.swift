import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

@Suite struct DoctorWordsTests {
  private func lines(
    _ columns: Int, _ rows: Int, _ report: DoctorReport = Specimen.collapsed
  ) -> [String] {
    DoctorWords(report: report).lines(columns: columns, rows: rows)
      .map { $0.runs.map(\.text).joined() }
  }

  @Test func withRoomItIsTheSentence() {
    #expect(lines(300, 1) == [Specimen.collapsed.first.sentence])
  }

  @Test func evidenceGoesFirstAndTheRemedyLast() {
    #expect(
      lines(108, 1) == [
        "mode collapse: no 2, 5 and 6: KL to real digits 0.41; :back halving or ! goes back and "
          + "halves the rates"
      ])
    #expect(
      lines(85, 1) == [
        "mode collapse: no 2, 5 and 6; :back halving or ! goes back and halves the rates"
      ])
    #expect(lines(72, 1) == ["mode collapse; :back halving or ! goes back and halves the rates"])
    #expect(lines(32, 1) == ["mode collapse; ! :back halving"])
    #expect(lines(29, 1) == ["mode collapse: no 2, 5 and 6"])
    #expect(lines(20, 1) == ["mode collapse"])
    #expect(lines(6, 1) == ["mode …"])
    #expect(lines(0, 1).isEmpty)
    #expect(lines(10, 0).isEmpty)
  }

  @Test func lesserFindingsAreNamedOrCounted() {
    let report = Specimen.collapsedAndMore
    #expect(lines(300, 1, report)[0].contains("0.12; D far ahead, stalled; :back halving or !"))
    #expect(
      lines(110, 1, report) == [
        "mode collapse: no 2, 5 and 6; D far ahead, stalled; :back halving or ! goes back and "
          + "halves the rates"
      ])
    #expect(lines(36, 1, report) == ["mode collapse +2; ! :back halving"])
    #expect(lines(20, 1, report) == ["mode collapse +2"])
  }

  @Test(arguments: Diagnosis.allCases) func everyStateHasAShortName(diagnosis: Diagnosis) {
    #expect((1...18).contains(diagnosis.word.count))
  }
}
