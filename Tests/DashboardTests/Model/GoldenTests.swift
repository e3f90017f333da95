import Testing
import TextUI

@testable import Dashboard

/// The whole screen at both design sizes, as looked at and approved.
@Suite struct GoldenTests {
  private func screen(_ width: Int, _ height: Int) -> String {
    var canvas = Canvas(width: width, height: height)
    Specimen.model().draw(on: &canvas)
    return text(canvas)
  }

  /// What is drawn, without the blanks at the ends of its lines.
  private func text(_ canvas: Canvas) -> String {
    "\(canvas)".split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
      .joined(separator: "\n")
  }

  @Test func designSize() { #expect(screen(120, 36) == Golden.wide, "\n\(screen(120, 36))") }

  @Test func aRowOfEachDigit() {
    var canvas = Canvas(width: 58, height: 24)
    Model(frame: Specimen.labelledFrame).samplesPanel(tellsQuality: false).draw(
      in: canvas.bounds, on: &canvas)
    #expect(text(canvas) == Golden.labelled, "\n\(text(canvas))")
  }

  @Test func smallSize() { #expect(screen(80, 24) == Golden.small, "\n\(screen(80, 24))") }
}
