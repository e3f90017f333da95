import Testing
import TextUI

@testable import Dashboard

@Suite struct WordsTests {
  @Test(
    arguments: [
      ("one two", 9, ["one two"]), ("one two", 6, ["one", "two"]),
      ("one two three", 7, ["one two", "three"]),
      ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]), ("", 5, [""]), ("λ λ", 1, ["λ", "λ"]),
      ("word", 0, []),
    ])
  func linesKeepToTheirWidth(text: String, columns: Int, lines: [String]) {
    #expect(Words.wrapped(text, columns: columns) == lines)
  }

  @Test(arguments: [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("abc", 1, "…"), ("", 0, "")])
  func aCutIsShown(text: String, columns: Int, expected: String) {
    #expect(Words.cut(text, to: columns) == expected)
  }

  @Test func stylesStayWithTheirWords() {
    let text = StyledText("no 2 and", .warning) + " 5: " + StyledText("press B now", .key)
    let lines = Words.wrapped(text, columns: 12)
    #expect(lines.map { $0.runs.map(\.text).joined() } == ["no 2 and 5:", "press B now"])
    #expect(lines.flatMap(\.runs).filter { $0.style == .key }.map(\.text) == ["press B now"])
    #expect(lines.first?.runs.first == StyledText("no 2 and ", .warning).runs.first)
  }
}
