import Testing
import TextUI

@testable import Dashboard

@Suite struct LayoutTests {
  @Test(arguments: LayoutPreset.allCases)
  func partsNeverOverlapNorLeaveTheScreen(preset: LayoutPreset) {
    for columns in 1...200 {
      for rows in 1...60 {
        check(Layout(columns: columns, rows: rows, preset: preset), columns, rows)
      }
    }
  }

  private func check(_ layout: Layout, _ columns: Int, _ rows: Int) {
    let screen = Rect(x: 0, y: 0, width: columns, height: rows)
    let parts = layout.parts.filter { !$0.isEmpty }
    for (index, part) in parts.enumerated() {
      #expect(part.intersection(screen) == part, "\(part) on \(columns)×\(rows)")
      for other in parts[(index + 1)...] {
        #expect(
          part.intersection(other).isEmpty, "\(part) and \(other) on \(columns)×\(rows)")
      }
    }
  }

  @Test func theDesignSizeShowsEverything() {
    let layout = Layout(columns: 120, rows: 36)
    #expect(layout.figures.isEmpty)
    #expect(layout.parts.count { !$0.isEmpty } == 10)
    // Four digits of 14×7 side by side, three on top of each other.
    #expect(layout.samples.width == 58)
    #expect(layout.samples.height >= 23)
  }

  @Test func theSmallStandardSizeShowsCurvesDigitsSettingsAndEvents() {
    let layout = Layout(columns: 80, rows: 24)
    for part in [
      layout.status, layout.losses, layout.scores, layout.samples, layout.hyperparameters,
      layout.events, layout.footer,
    ] {
      #expect(!part.isEmpty)
    }
  }

  @Test func theStatusIsAlwaysThere() {
    #expect(!Layout(columns: 1, rows: 1).status.isEmpty)
  }

  @Test(arguments: [(0, 0), (0, 9), (9, 0), (-4, -4)])
  func noRoomIsNoFault(columns: Int, rows: Int) {
    #expect(Layout(columns: columns, rows: rows).losses.isEmpty)
  }
}
