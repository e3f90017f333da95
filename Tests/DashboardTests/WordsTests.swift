import Testing

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
}
