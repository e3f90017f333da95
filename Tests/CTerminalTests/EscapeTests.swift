import CTerminal
import Testing

/// Escape as a key, and keys that a person presses behind it.
@Suite struct EscapeTests {
  static let escape = Parsed.named(SCREEN_KEY_ESCAPE)

  @Test func escapeAloneIsAKeySoon() {
    let parser = Parser()
    parser.take("\u{1B}")
    #expect(parser.wait > 0 && parser.wait <= 60)
    parser.pass(parser.wait - 1)
    #expect(parser.events.isEmpty)
    #expect(parser.wait == 1)
    parser.pass(1)
    #expect(parser.events == [Self.escape])
    #expect(parser.wait == -1)
  }

  @Test func escapeTwiceIsTwoKeys() {
    #expect(Parsed.of([[0x1B], [0x1B]], apart: 100) == [Self.escape, Self.escape])
    #expect(Parsed.of([[0x1B], [0x1B]], apart: 30) == [Self.escape, Self.escape])
    #expect(
      Parsed.of([[0x1B], [0x1B], [0x1B]], apart: 30) == [Self.escape, Self.escape, Self.escape])
  }

  @Test(arguments: Array("qbB:?.s1".unicodeScalars), [Int32(60), 120, 300, 1000])
  func anotherKeyBehindEscapeIsOne(_ key: Unicode.Scalar, pause: Int32) {
    let events = Parsed.of([[0x1B], Array(String(key).utf8)], apart: pause)
    #expect(events == [Self.escape, .character(key)])
  }

  /// Brackets move a cursor, so a person presses them, and several in a row.
  @Test(arguments: ["[", "]", "[[", "]]", "[[[", "[]", "][", "[{", "]}", "[[[[[[", "O", "P"])
  func bracketsBehindEscapeAreKeys(_ keys: String) {
    for pause: Int32 in [60, 120, 300, 900] {
      let events = Parsed.of([[0x1B]] + keys.utf8.map { [$0] }, apart: pause)
      let typed = keys.unicodeScalars.map(Parsed.character)
      #expect(events == [Self.escape] + typed, "\(pause) ms")
    }
  }

  @Test func aBracketBehindEscapeIsHeldForLessThanASecond() {
    let parser = Parser()
    parser.take("\u{1B}")
    parser.pass(200)
    parser.take("[")
    #expect(parser.wait > 300 && parser.wait < 1000)
    parser.pass(parser.wait)
    #expect(parser.events == [Self.escape, .character("[")])
    parser.take("[")
    #expect(parser.events == [Self.escape, .character("["), .character("[")])
  }

  @Test func longAfterEscapeABracketIsAKeyAtOnce() {
    let parser = Parser()
    parser.take("\u{1B}")
    parser.pass(1000)
    parser.take("[B")
    #expect(parser.events == [Self.escape, .character("["), .character("B")])
  }

  @Test func aSequenceThatLacksItsEndIsForgotten() {
    for text in [
      "\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}[M", "\u{1B}[M ", "\u{1B}[[", "\u{1B}]", "\u{1B}P1",
      "\u{1B}]11;rgb", "\u{1B}]11;\u{1B}", "\u{1B}_", "\u{1B}^x", "\u{1B}Xx",
    ] {
      let parser = Parser()
      parser.take(text)
      parser.pass(1000)
      parser.take("b")
      #expect(parser.events == [.character("b")], "\(text.dropFirst())")
    }
  }
}
