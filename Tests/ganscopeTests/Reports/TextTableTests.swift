import Testing

@testable import ganscope

@Suite struct TextTableTests {
  @Test func columnsAreAligned() {
    let table = TextTable(
      header: ["name", "n", "x"], rows: [["ä", "1,000", "y"], ["bcdef", "7"]], numeric: [1])
    #expect(
      table.text == """
        name       n  x
        ä      1,000  y
        bcdef      7
        """)
  }

  @Test func nothingIsEmpty() {
    #expect(TextTable(header: [], rows: []).text == "")
  }
}
