import Testing
import TextUI

@testable import Dashboard

@Suite struct ClassGridTests {
  private func grid(_ width: Int, _ height: Int, classes: Int = 10) -> ClassGrid? {
    ClassGrid.fitting(
      Rect(x: 1, y: 1, width: width, height: height), classes: classes, samples: 80, nameWidth: 2)
  }

  @Test func aTallRoomHasOneRowOfEachClass() throws {
    let grid = try #require(self.grid(100, 72))
    #expect(grid.blocks == 1 && grid.down == 10 && grid.width == 14 && grid.across == 7)
    // Smaller images before several blocks.
    #expect(try #require(self.grid(100, 41)).blocks == 1)
  }

  @Test func theDesignSizeHasTwoBlocksOfFive() throws {
    let grid = try #require(self.grid(56, 22))
    #expect(grid.classes == 10 && grid.blocks == 2 && grid.down == 5 && grid.across == 3)
    // 0 to 4 on the left, 5 to 9 on the right.
    #expect(grid.place(4).x == 1 && grid.place(5).x == 29)
    #expect(grid.place(5).y == grid.place(0).y)
  }

  @Test func theSmallStandardSizeHasOneImageOfEachClass() throws {
    let grid = try #require(self.grid(32, 13))
    #expect(grid.classes == 10 && grid.across == 1 && grid.nameWidth == 0)
    // Read like words.
    #expect(grid.place(1).x > grid.place(0).x && grid.place(1).y == grid.place(0).y)
  }

  @Test func whereNotAllFitTheFirstOnesDo() throws {
    #expect(try #require(self.grid(30, 10)).classes == 2)
    #expect(self.grid(12, 5) == nil)
    #expect(self.grid(0, 0) == nil)
  }

  @Test func imagesNeverOverlapNorLeaveTheRoom() {
    for width in stride(from: 8, through: 190, by: 13) {
      for height in stride(from: 4, through: 60, by: 3) {
        for classes in [1, 2, 10, 26] {
          guard let grid = self.grid(width, height, classes: classes) else { continue }
          check(grid, Rect(x: 1, y: 1, width: width, height: height))
        }
      }
    }
  }

  private func check(_ grid: ClassGrid, _ room: Rect) {
    let images = (0..<grid.classes).flatMap { index in
      (0..<grid.across).map { grid.image($0, of: index) }
    }
    for (index, image) in images.enumerated() {
      if image.intersection(room) != image { Issue.record("\(image) in \(room)") }
      for other in images.dropFirst(index + 1) where !image.intersection(other).isEmpty {
        Issue.record("\(image) and \(other) in \(room)")
      }
    }
  }
}
