import Testing
import TextUI

@testable import Dashboard

/// The whole screen at both design sizes, as looked at and approved.
@Suite struct GoldenTests {
  @Test func designSize() {
    #expect(
      Specimen.model().picture(120, 36) == Golden.wide, "\n\(Specimen.model().picture(120, 36))")
  }

  @Test func aRowOfEachDigit() {
    var canvas = Canvas(width: 58, height: 24)
    Model(frame: Specimen.labelledFrame).samplesPanel(tellsQuality: false).draw(
      in: canvas.bounds, on: &canvas)
    #expect(canvas.trimmed == Golden.labelled, "\n\(canvas.trimmed)")
  }

  @Test func smallSize() {
    #expect(
      Specimen.model().picture(80, 24) == Golden.small, "\n\(Specimen.model().picture(80, 24))")
  }
}
