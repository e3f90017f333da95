import CTerminal
import Testing

/// Sequences in pieces: none of them is a key of its own, whatever the pauses.
@Suite struct PieceTests {
  static let pauses: [Int32] = [1, 30, 39, 40, 41, 100, 300, 450, 599]

  /// Behind an escape that had to be taken for the key, only a paste is left of a sequence.
  private func meaning(_ specimen: Specimen, isLate: Bool) -> [Parsed] {
    guard isLate else { return specimen.meaning }
    let pastes = specimen.meaning.filter { if case .paste = $0 { true } else { false } }
    return [.named(SCREEN_KEY_ESCAPE)] + pastes
  }

  @Test(arguments: Specimen.all)
  func inTwoPieces(_ specimen: Specimen) {
    let bytes = specimen.bytes
    for (split, pause) in (1..<bytes.count).flatMap({ split in Self.pauses.map { (split, $0) } }) {
      let events = Parsed.of([Array(bytes[..<split]), Array(bytes[split...])], apart: pause)
      let wanted = meaning(specimen, isLate: split == 1 && pause >= 40)
      #expect(events == wanted, "split at \(split), \(pause) ms")
    }
  }

  @Test(arguments: Specimen.all)
  func inThreePieces(_ specimen: Specimen) {
    let bytes = specimen.bytes
    for first in 1..<bytes.count - 1 {
      for second in first + 1..<bytes.count {
        let pieces = [
          Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...]),
        ]
        for pause: Int32 in [30, 100, 300] {
          let wanted = meaning(specimen, isLate: first == 1 && pause >= 40)
          #expect(Parsed.of(pieces, apart: pause) == wanted, "\(first), \(second), \(pause) ms")
        }
      }
    }
  }

  @Test(arguments: Specimen.all)
  func byteByByte(_ specimen: Specimen) {
    // An endless sequence is given up.
    for pause in Self.pauses where specimen.bytes.count * Int(pause) < 30_000 {
      let events = Parsed.of(specimen.bytes.map { [$0] }, apart: pause)
      #expect(events == meaning(specimen, isLate: pause >= 40), "\(pause) ms")
    }
  }

  @Test(arguments: ["é", "…", "中", "😀"])
  func aCharacterInPieces(_ text: String) {
    for pause in Self.pauses {
      let events = Parsed.of(Array(text.utf8).map { [$0] }, apart: pause)
      #expect(events == text.unicodeScalars.map(Parsed.character), "\(pause) ms")
    }
  }

  /// Time may be told in any steps.
  @Test(arguments: Specimen.all)
  func silenceIsTheSameInAnySteps(_ specimen: Specimen) {
    for split in 1..<specimen.bytes.count {
      let parsers = [Int32(1), 7, 300].map { steps in
        let parser = Parser()
        parser.take(specimen.bytes[..<split])
        parser.pass(300, pieces: steps)
        parser.take(specimen.bytes[split...])
        parser.pass(2_000, pieces: steps)
        return parser.events
      }
      #expect(parsers.allSatisfy { $0 == parsers[0] })
    }
  }
}
