import CTerminal
import Testing

@Suite struct ParserFuzzTests {
  /// Pieces of sequences in any order with any pauses: in the end a key is a key.
  @Test(arguments: 0..<40)
  func afterAnythingAndASilenceAKeyIsAKey(seed: UInt64) {
    var chance = Chance(state: seed)
    let pieces = [
      "\u{1B}", "[", "]", "O", "P", "X", "_", "M", "200~", "201~", "<0;", "1;5", "A", "~", "u",
      "\u{7}", "\u{18}", "\\", "b", "é", "中", "\u{3}", "\r",
    ]
    for _ in 0..<500 {
      let parser = Parser()
      for _ in 0..<Int.random(in: 1...40, using: &chance) {
        if Bool.random(using: &chance) { parser.pass(.random(in: 0...400, using: &chance)) }
        if Int.random(in: 0..<8, using: &chance) == 0 {
          parser.take([UInt8.random(in: 0...255, using: &chance)])
        } else {
          parser.take(pieces.randomElement(using: &chance) ?? "")
        }
      }
      parser.pass(1_000)
      let before = parser.events.count
      #expect(parser.wait == -1)
      parser.take("?")
      #expect(parser.events.dropFirst(before) == [.character("?")])
    }
  }

  /// Whole sequences in a row do not disturb each other.
  @Test(arguments: 0..<20)
  func sequencesInARowMeanWhatEachMeans(seed: UInt64) {
    var chance = Chance(state: seed)
    // What may be of three bytes or of more waits for what follows.
    let whole = Specimen.keys + Specimen.others + Specimen.pastes
    let chosen = (0..<300).compactMap { _ in whole.randomElement(using: &chance) }
    let events = Parsed.of([chosen.flatMap(\.bytes)])
    #expect(events == chosen.flatMap(\.meaning))
  }

  /// SplitMix64.
  struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
