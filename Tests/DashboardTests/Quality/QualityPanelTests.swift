import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

@Suite struct QualityPanelTests {
  private func screen(
    _ frame: Frame, _ width: Int, _ height: Int, unicode: Bool = true
  ) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    Model(frame: frame, capabilities: Capabilities(unicode: unicode)).draw(on: &canvas)
    return canvas
  }

  /// A part of what is drawn.
  private func text(_ canvas: Canvas, _ part: Rect) -> String {
    (part.y..<part.bottom).map { y in
      String(
        String.UnicodeScalarView((part.x..<part.right).map { canvas[$0, y].scalar }))
    }.joined(separator: "\n")
  }

  private func quality(_ frame: Frame, unicode: Bool = true) -> String {
    text(screen(frame, 120, 36, unicode: unicode), Layout(columns: 120, rows: 36).guide)
  }

  @Test func balanced() {
    let panel = quality(Specimen.scored(Specimen.balanced))
    #expect(panel == QualityGolden.balanced, "\n\(panel)")
  }

  @Test func missingDigitsAndAlarm() {
    let frame = Specimen.scored(Specimen.collapsed, missing: [2, 5, 6])
    let panel = quality(frame)
    #expect(panel == QualityGolden.collapsed, "\n\(panel)")
    let canvas = screen(frame, 120, 36)
    let line = text(canvas, Layout(columns: 120, rows: 36).place)
    #expect(line.hasPrefix(" mode collapse  runs/2026"), "\(line)")
    #expect(canvas[1, 35].style == .warning)
  }

  @Test func ascii() {
    let frame = Specimen.scored(Specimen.collapsed, missing: [2, 5, 6])
    let panel = quality(frame, unicode: false)
    #expect(panel == QualityGolden.ascii, "\n\(panel)")
    let isASCII = screen(frame, 120, 36, unicode: false).cells.allSatisfy { $0.scalar.isASCII }
    #expect(isASCII)
  }

  @Test func small() {
    let frame = Specimen.scored(Specimen.collapsed, missing: [2, 5, 6])
    let layout = Layout(columns: 80, rows: 24)
    let right = text(
      screen(frame, 80, 24),
      Rect(
        x: layout.samples.x, y: layout.samples.bottom - 1, width: 36,
        height: 7))
    #expect(right == QualityGolden.small, "\n\(right)")
  }

  @Test func wide() {
    let frame = Specimen.scored(Specimen.balanced)
    let panel = text(screen(frame, 160, 48), Layout(columns: 160, rows: 48).guide)
    #expect(panel == QualityGolden.wide, "\n\(panel)")
  }

  @Test func beforeTheFirstScoresTheCurvesAreExplained() {
    var frame = Specimen.frame()
    frame.snapshot.doctor = Specimen.balanced
    let panel = quality(frame)
    #expect(panel == QualityGolden.early, "\n\(panel)")
  }

  @Test func whyThereAreNoScoresIsTold() {
    var frame = Specimen.frame()
    frame.snapshot.quality.reason = "the judge knows digits alone"
    frame.snapshot.doctor = Specimen.balanced
    let panel = quality(frame)
    #expect(panel == QualityGolden.reason, "\n\(panel)")
  }

  @Test func withoutPanelsTheLastLineNamesTheAlarm() {
    let frame = Specimen.scored(Specimen.collapsed)
    let last = text(screen(frame, 40, 12), Rect(x: 0, y: 11, width: 40, height: 1))
    #expect(last.hasPrefix("mode collapse "), "\(last)")
    #expect(last.contains("q quit"), "\(last)")
    let tiny = text(screen(frame, 12, 6), Rect(x: 0, y: 5, width: 12, height: 1))
    #expect(tiny.contains("q quit"), "\(tiny)")
  }

  @Test func scoresThatCouldNotBeTakenLeaveADash() {
    var frame = Specimen.frame()
    frame.snapshot.quality.add(
      Scores(judge: "1a2b3c", count: 100, reference: "real"), step: 5, isFull: false)
    let panel = quality(frame)
    #expect(panel.contains("precision –    recall –"), "\n\(panel)")
  }

  @Test func anySizeIsDrawn() {
    let frame = Specimen.scored(Specimen.collapsed, missing: [2, 5, 6])
    for width in stride(from: 1, through: 200, by: 13) {
      for height in stride(from: 1, through: 60, by: 3) { _ = screen(frame, width, height) }
    }
  }
}
