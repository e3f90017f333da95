import Testing
import TextUI

@Suite struct CanvasTests {
  @Test func printsItsRows() {
    var canvas = Canvas(width: 6, height: 3)
    canvas.frame(canvas.bounds)
    canvas.write("ab", in: Rect(x: 1, y: 1, width: 4, height: 1))
    #expect("\(canvas)" == "┌────┐\n│ab  │\n└────┘")
  }

  @Test func dropsWhatLiesOutside() {
    var canvas = Canvas(width: 3, height: 1)
    canvas.write("abcdef", in: Rect(x: -1, y: 0, width: 9, height: 1))
    canvas[7, 7] = Cell("x")
    canvas.fill(Rect(x: 2, y: -4, width: 50, height: 50), with: Cell("z"))
    #expect("\(canvas)" == "bcz")
  }

  @Test func cutsAtTheArea() {
    var canvas = Canvas(width: 8, height: 1)
    canvas.write("abcdef", in: Rect(x: 1, y: 0, width: 3, height: 1))
    canvas.writeRight("xy", in: Rect(x: 4, y: 0, width: 4, height: 1))
    #expect("\(canvas)" == " abc  xy")
  }

  @Test func anEmptyAreaTakesNothing() {
    var canvas = Canvas(width: 4, height: 1)
    canvas.writeRight("ab", in: .empty)
    canvas.write("ab", in: Rect(x: 0, y: 0, width: 4, height: 0))
    #expect("\(canvas)" == "    ")
  }

  @Test(arguments: ["\u{1B}", "\n", "漢", "🙂", "\u{301}", "\u{200B}"] as [Unicode.Scalar])
  func scalarsThatWouldShiftARowBecomeQuestionMarks(scalar: Unicode.Scalar) {
    #expect(Cell(scalar).scalar == "?")
  }

  @Test func foldsToASCII() {
    var canvas = Canvas(width: 8, height: 1)
    canvas.write("┌─β→é…×▲", in: canvas.bounds)
    canvas.foldToASCII()
    #expect("\(canvas)" == "+-b>e~x^")
  }

  // drivers/tty/vt/cp437.uni of Linux: lines, halves and triangles, but no braille and no quadrants.
  @Test func foldsToTheConsole() {
    var canvas = Canvas(width: 12, height: 1)
    canvas.write("┌─▀▲β⣿▛▸…×━λ", in: canvas.bounds)
    canvas.fold(to: .console)
    #expect("\(canvas)" == "┌─▀▲β??>~xol")
    let before = canvas
    canvas.fold(to: .unicode)
    #expect(canvas == before)
  }

  @Test(arguments: [(0, 0), (-3, 2), (1, 1)])
  func anySizeWorks(width: Int, height: Int) {
    var canvas = Canvas(width: width, height: height)
    canvas.frame(Rect(x: 0, y: 0, width: 5, height: 5))
    canvas.write("text", in: canvas.bounds)
    #expect(canvas.cells.count == max(width, 0) * max(height, 0))
  }
}
