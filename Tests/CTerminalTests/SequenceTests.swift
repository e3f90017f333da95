import CTerminal
import Testing

@Suite struct SequenceTests {
  @Test(arguments: Specimen.all)
  func aWholeSequenceMeansWhatItSays(_ specimen: Specimen) {
    #expect(Parsed.of([specimen.bytes]) == specimen.meaning)
  }

  /// A second escape before it is Alt, which only turns arrows into motions by words.
  @Test(arguments: Specimen.keys + Specimen.others)
  func altBeforeASequenceIsNoKeyOfItsOwn(_ specimen: Specimen) {
    let words: [screen_key: screen_key] = [
      SCREEN_KEY_LEFT: SCREEN_KEY_WORD_LEFT, SCREEN_KEY_RIGHT: SCREEN_KEY_WORD_RIGHT,
    ]
    let plain = specimen.meaning.filter { if case .named = $0 { true } else { false } }
    guard plain == specimen.meaning else { return }
    let wanted = specimen.meaning.map { meaning in
      guard case .named(let key) = meaning else { return meaning }
      return .named(words[key] ?? key)
    }
    let takesAlt = !specimen.description.hasSuffix("u") && !specimen.description.contains("[27;")
    if takesAlt { #expect(Parsed.of([[0x1B] + specimen.bytes]) == wanted) }
  }

  @Test func whatFollowsASequenceStandsForItself() {
    for specimen in Specimen.all {
      let mayWait = specimen.bytes.starts(with: Array("\u{1B}[M".utf8))
      let expected = specimen.meaning + [.character("x"), .named(SCREEN_KEY_UP)]
      let key = Array("x".utf8)
      let arrow = Array("\u{1B}[A".utf8)
      if mayWait {
        #expect(Parsed.of([specimen.bytes, key + arrow], apart: 700) == expected, "\(specimen)")
      } else {
        #expect(Parsed.of([specimen.bytes + key + arrow]) == expected, "\(specimen)")
      }
    }
  }

  @Test(
    arguments: [
      (3, Parsed.named(SCREEN_KEY_INTERRUPT)), (8, .named(SCREEN_KEY_BACKSPACE)),
      (127, .named(SCREEN_KEY_BACKSPACE)), (9, .named(SCREEN_KEY_TAB)),
      (10, .named(SCREEN_KEY_ENTER)),
      (13, .named(SCREEN_KEY_ENTER)), (12, .named(SCREEN_KEY_REDRAW)),
      (26, .named(SCREEN_KEY_SUSPEND)), (1, .control("a")), (5, .control("e")), (25, .control("y")),
      (28, .control("\\")), (31, .control("_")), (0, .named(SCREEN_KEY_OTHER)),
      (27, .named(SCREEN_KEY_ESCAPE)), (65, .character("A")), (126, .character("~")),
    ] as [(UInt8, Parsed)])
  func oneByteIsAKey(_ key: (byte: UInt8, meaning: Parsed)) {
    #expect(Parsed.of([[key.byte]]) == [key.meaning])
  }

  @Test(arguments: Array("abfdBQ:<> 0/~{\u{7F}é中😀".unicodeScalars))
  func anEscapeRightBeforeACharacterIsAlt(_ scalar: Unicode.Scalar) {
    #expect(Parsed.of("\u{1B}" + String(scalar)) == [.alt(scalar)])
    #expect(Parsed.of("\u{1B}" + String(scalar) + "x") == [.alt(scalar), .character("x")])
  }

  @Test func anEscapeRightBeforeAControlCharacter() {
    #expect(Parsed.of("\u{1B}\u{8}") == [.alt("\u{7F}")])
    #expect(Parsed.of("\u{1B}\r") == [.named(SCREEN_KEY_OTHER)])
    #expect(
      Parsed.of("\u{1B}\u{3}") == [.named(SCREEN_KEY_ESCAPE), .named(SCREEN_KEY_INTERRUPT)])
    #expect(Parsed.of("\u{1B}\u{18}x") == [.character("x")])
  }

  @Test func aSequenceThatIsCutEndsWhereAnotherBegins() {
    #expect(Parsed.of("\u{1B}[1;\u{1B}[B") == [.named(SCREEN_KEY_DOWN)])
    #expect(Parsed.of("\u{1B}[\r") == [.named(SCREEN_KEY_ENTER)])
    #expect(Parsed.of("\u{1B}O\u{1B}OB") == [.named(SCREEN_KEY_DOWN)])
    #expect(Parsed.of("\u{1B}[[\u{1B}OB") == [.named(SCREEN_KEY_DOWN)])
    #expect(Parsed.of("\u{1B}]11;bq\u{1B}[B") == [.named(SCREEN_KEY_DOWN)])
    #expect(Parsed.of("\u{1B}[M \u{1B}[B") == [.named(SCREEN_KEY_DOWN)])
    #expect(Parsed.of("\u{1B}[12é") == [.character("é")])
    #expect(Parsed.of("\u{1B}\u{1B}[B") == [.named(SCREEN_KEY_DOWN)])
    #expect(Parsed.of("\u{1B}[<0;1;1\u{3}") == [.named(SCREEN_KEY_INTERRUPT)])
  }
}
