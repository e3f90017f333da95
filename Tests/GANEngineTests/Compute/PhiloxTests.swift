import Testing

@testable import GANEngine

struct PhiloxTests {
  @Test func matchesTheIndependentImplementation() throws {
    let fixture = try Fixture("philox")
    for item in fixture.cases.items {
      let (counter, key) = (item.counter.items.map(\.number), item.key.items.map(\.number))
      let out = Philox.block(
        counter: (UInt32(counter[0]), UInt32(counter[1]), UInt32(counter[2]), UInt32(counter[3])),
        key: (UInt32(key[0]), UInt32(key[1])))
      #expect([out.0, out.1, out.2, out.3].map(Double.init) == item.output.doubles)
    }
  }

  @Test func streamsAreApart() {
    let philox = Philox(seed: 3)
    var first = philox.stream(.latents, step: 1)
    var again = philox.stream(.latents, step: 1)
    var later = philox.stream(.latents, step: 2)
    var other = philox.stream(.shuffle, step: 1)
    let words = (0..<5).map { _ in first.next() }
    #expect(words == (0..<5).map { _ in again.next() })
    #expect(words != (0..<5).map { _ in later.next() })
    #expect(words != (0..<5).map { _ in other.next() })
    #expect(Set(words).count == 5)
  }
}
