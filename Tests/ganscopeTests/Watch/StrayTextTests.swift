import Testing

@testable import ganscope

@Suite struct StrayTextTests {
  @Test func linesComeWhenTheyAreWhole() {
    var stray = StrayText()
    #expect(stray.take(Array("one\ntw".utf8)) == ["one"])
    #expect(stray.take(Array("o\r\n\nthree".utf8)) == ["two"])
    #expect(stray.take([]) == ["three"])
    #expect(stray.take([]).isEmpty)
  }

  @Test func whatIsNoColumnIsLeftOutOrReplaced() {
    var stray = StrayText()
    let text = "\u{1B}[31mred\u{1B}[0m\ta\u{7}é 漢 …\n"
    #expect(stray.take(Array(text.utf8)) == ["red aé ? ~"])
    #expect(stray.take([0xFF, 0x0A]) == ["?"])
  }

  @Test func aLineHasAnEnd() {
    var stray = StrayText()
    let lines = stray.take([UInt8](repeating: 0x61, count: 1_800))
    #expect(lines.map(\.count) == [500, 500, 500])
  }
}
