import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

@Suite struct DoctorWordsTests {
  private func lines(_ columns: Int, _ rows: Int) -> [String] {
    DoctorWords(report: Specimen.collapsed).lines(columns: columns, rows: rows)
      .map { $0.runs.map(\.text).joined() }
  }

  @Test func withRoomItIsTheSentence() {
    #expect(lines(300, 1) == [Specimen.collapsed.sentence])
  }

  @Test func evidenceGoesFirstAndTheRemedyLast() {
    #expect(
      lines(100, 1) == [
        "mode collapse: no 2, 5 and 6: KL to real digits 0.41; B goes back and halves the rates"
      ])
    #expect(lines(64, 1) == ["mode collapse: no 2, 5 and 6; B goes back and halves the rates"])
    #expect(lines(50, 1) == ["mode collapse; B goes back and halves the rates"])
    #expect(lines(30, 1) == ["mode collapse: no 2, 5 and 6"])
    #expect(lines(20, 1) == ["mode collapse"])
    #expect(lines(6, 1) == ["mode …"])
    #expect(lines(0, 1).isEmpty)
    #expect(lines(10, 0).isEmpty)
  }

  @Test(arguments: Diagnosis.allCases) func everyStateHasAShortName(diagnosis: Diagnosis) {
    #expect((1...18).contains(diagnosis.word.count))
  }
}
