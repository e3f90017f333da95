import Testing
import TextUI

@Suite struct BrailleGridTests {
  // Unicode chart U+2800: dots 1, 2, 3, 7 in the left column and 4, 5, 6, 8 in the right one.
  @Test(
    arguments: [
      (0, 0, "⠁"), (0, 1, "⠂"), (0, 2, "⠄"), (0, 3, "⡀"), (1, 0, "⠈"), (1, 1, "⠐"), (1, 2, "⠠"),
      (1, 3, "⢀"),
    ] as [(Int, Int, Unicode.Scalar)])
  func everyDotHasItsCharacter(x: Int, y: Int, expected: Unicode.Scalar) {
    var grid = BrailleGrid(columns: 2, rows: 2)
    grid.set(2 + x, 4 + y)
    #expect(BrailleGrid.scalar(grid.mask(column: 1, row: 1)) == expected)
    #expect(grid.mask(column: 0, row: 0) == 0)
  }

  @Test func dotsOutsideAreDropped() {
    var grid = BrailleGrid(columns: 1, rows: 1)
    for (x, y) in [(-1, 0), (0, -1), (2, 0), (0, 4), (Int.max, Int.min)] { grid.set(x, y) }
    #expect(grid.mask(column: 0, row: 0) == 0)
  }
}
