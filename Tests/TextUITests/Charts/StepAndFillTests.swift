import Testing

@testable import TextUI

@Suite struct StepAndFillTests {
  private func picture(
    _ line: [Int], _ fill: [Int], _ width: Int, _ height: Int, braille: Bool
  ) -> Canvas {
    var canvas = Canvas(width: width, height: height)
    StepAndFill(
      line: line, fill: fill, lineStyle: .discriminator, fillStyle: .generator,
      usesBraille: braille
    ).draw(in: canvas.bounds, on: &canvas)
    return canvas
  }

  @Test func asciiTellsLineFromShade() {
    // Four bins of two columns, the largest count as high as the picture.
    let canvas = picture([0, 1, 3, 0], [2, 3, 1, 0], 8, 3, braille: false)
    #expect("\(canvas)" == "  ::oo  \n::::oo  \n::oo:o  ")
    #expect(canvas[0, 1].style == .generator && canvas[4, 0].style == .discriminator)
  }

  @Test func brailleDrawsALineAndAShade() {
    // A column a bin: the line is the edge of a bar of 4 dots, the shade every other dot.
    let canvas = picture([1, 0], [0, 1], 2, 1, braille: true)
    #expect("\(canvas)" == "⣿⢕" || "\(canvas)" == "⣿⡪", "\(canvas)")
    #expect(canvas[0, 0].style == .discriminator && canvas[1, 0].style == .generator)
  }

  @Test func theLineGoesOnThroughTheShade() {
    let canvas = picture([2], [2], 3, 2, braille: true)
    #expect(canvas[0, 0].style == .discriminator && canvas[1, 1].style == .generator)
  }

  @Test func whatIsNotEmptyShows() {
    let canvas = picture([1000, 1], [0, 0], 2, 3, braille: true)
    #expect(canvas[1, 2] != .blank)
  }

  @Test func anyRoomWillDo() {
    for width in 0...40 {
      for height in 0...5 {
        for braille in [true, false] {
          let counts = Array(repeating: 3, count: 16)
          let canvas = picture(counts, counts, width, height, braille: braille)
          let isEmpty = canvas.cells.allSatisfy { $0 == .blank }
          #expect(isEmpty == (height == 0 || width * (braille ? 2 : 1) < 16))
        }
      }
    }
    #expect(picture([], [], 9, 9, braille: true).cells.allSatisfy { $0 == .blank })
  }
}
