import CTerminal
import Testing

/// Control strings, pastes and characters that do not end, or are broken.
@Suite struct StringTests {
  @Test(arguments: ["]", "P", "X", "^", "_", "["])
  func anEndlessStringIsPassedOverAsLongAsItComes(_ introducer: String) {
    let parser = Parser()
    let body = introducer == "[" ? "1;" : "0b"
    parser.take("\u{1B}" + introducer)
    for _ in 0..<100_000 { parser.take(body) }
    #expect(parser.events.isEmpty)
    // It is longer than any: the shortest pause ends it.
    parser.pass(25)
    parser.take("b")
    #expect(parser.events == [.character("b")])
  }

  @Test(arguments: ["]", "P", "["])
  func aStringThatTrickles(_ introducer: String) {
    let parser = Parser()
    parser.take("\u{1B}" + introducer)
    for _ in 0..<60 {
      parser.pass(500)
      parser.take("1")
    }
    #expect(parser.events.isEmpty)
    parser.pass(500)
    parser.take("b")
    #expect(parser.events == [.character("b")])
  }

  @Test func theByteThatEndsAStringMayBeWithinACharacter() {
    // U+011C ends in 0x9C.
    #expect(Parsed.of("\u{1B}]2;\u{11C}q\u{7}x") == [.character("x")])
    #expect(
      Parsed.of([Array("\u{1B}]2;".utf8) + [0x9C, 0x78]]) == [.character("x")])
  }

  @Test func aPasteKeepsWhatThereIsRoomFor() {
    let parser = Parser()
    parser.take("\u{1B}[200~")
    for _ in 0..<200_000 { parser.take("q") }
    #expect(parser.events.isEmpty)
    parser.take("\u{1B}[201~b")
    #expect(parser.events == [.paste(String(repeating: "q", count: 1 << 16)), .character("b")])
  }

  @Test func aPasteWithoutEndEndsInSilence() {
    let parser = Parser()
    parser.take("\u{1B}[200~be")
    parser.pass(700)
    parser.take("st\u{1B}[20")
    #expect(parser.wait > 500)
    parser.pass(parser.wait)
    #expect(parser.events == [.paste("best")])
    parser.take("b")
    #expect(parser.events == [.paste("best"), .character("b")])
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xE2], [0xE2, 0x82], [0xE0, 0x80, 0x80],
      [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F], [0xF4, 0x90, 0x80, 0x80], [0xF5],
      [0xFF], [0x9B], [0x90], [0x9D], [0x8F], [0xC2, 0x9B], [0xC2, 0x9D], [0xE2, 0x9B], [0xC3],
    ] as [[UInt8]])
  func aBrokenCharacterIsNothingAndEatsNothing(_ bytes: [UInt8]) {
    let following = Array("Aé\u{1B}[B".utf8)
    let meaning: [Parsed] = [.character("A"), .character("é"), .named(SCREEN_KEY_DOWN)]
    #expect(Parsed.of([bytes + following]) == meaning)
    #expect(Parsed.of([bytes, following], apart: 700) == meaning)
  }

  @Test func everyScalarIsRead() {
    let parser = Parser()
    let scalars = stride(from: UInt32(0xA0), to: 0x110000, by: 37).compactMap(Unicode.Scalar.init)
    for scalar in scalars { parser.take(String(scalar)) }
    #expect(parser.events == scalars.map(Parsed.character))
  }
}
