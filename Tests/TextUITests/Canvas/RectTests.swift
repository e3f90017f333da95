import Testing
import TextUI

@Suite struct RectTests {
  @Test func neverNegative() {
    let rect = Rect(x: 3, y: 4, width: -5, height: 2)
    #expect(rect.width == 0)
    #expect(rect.isEmpty)
  }

  @Test func insetShrinksToNothing() {
    #expect(Rect(x: 0, y: 0, width: 3, height: 3).inset(columns: 2, rows: 1).isEmpty)
  }

  @Test func intersectionIsWhatBothCover() {
    let a = Rect(x: 0, y: 0, width: 10, height: 5)
    let b = Rect(x: 6, y: 3, width: 10, height: 10)
    #expect(a.intersection(b) == Rect(x: 6, y: 3, width: 4, height: 2))
    #expect(a.intersection(Rect(x: 20, y: 0, width: 2, height: 2)).isEmpty)
  }

  @Test func centeredStaysInside() {
    let screen = Rect(x: 0, y: 0, width: 10, height: 4)
    #expect(screen.centered(width: 4, height: 2) == Rect(x: 3, y: 1, width: 4, height: 2))
    #expect(screen.centered(width: 40, height: 20) == screen)
  }
}
