import Testing

@testable import GANEngine

@Suite struct EmbeddedDigitsTests {
  private static let size = 28 * 28

  @Test func theSameDigitsEveryTimeAndInEveryNumber() throws {
    let some = try EmbeddedDigits(seed: 5, count: 1100).dataset()
    let again = try EmbeddedDigits(seed: 5, count: 1100).dataset()
    #expect(some.pixels == again.pixels)
    #expect(some.labels == again.labels)
    // Another number is another division among threads.
    let fewer = try EmbeddedDigits(seed: 5, count: 703).dataset()
    #expect(fewer.pixels.inMemory == Array(some.pixels.prefix(703 * Self.size)))
    #expect(fewer.labels == Array(some.labels.prefix(703)))
    #expect(try EmbeddedDigits(seed: 6, count: 1100).dataset().pixels != some.pixels)
  }

  @Test func everyDigitIsThereAboutAsOften() throws {
    let counts = DatasetStatistics(try EmbeddedDigits(seed: 1, count: 5000).dataset()).countsByLabel
    #expect(Set(counts.keys) == Set(0...9))
    // Five deviations of a binomial number: √(5000 · 0.1 · 0.9) = 21.
    #expect(counts.values.allSatisfy { abs($0 - 500) < 106 })
  }

  /// MNIST's own figures, from its training set.
  @Test func theInkIsThatOfMNIST() throws {
    let inkOfMNIST = [
      0.1734, 0.0760, 0.1490, 0.1415, 0.1214, 0.1287, 0.1373, 0.1145, 0.1502, 0.1226,
    ]
    let digits = try EmbeddedDigits(seed: 3, count: 20_000).dataset()
    let statistics = DatasetStatistics(digits)
    #expect(abs(statistics.mean - 0.1307) < 0.005)
    #expect(abs(statistics.deviation - 0.3081) < 0.006)
    var ink = [Int](repeating: 0, count: 10)
    for (index, label) in digits.labels.enumerated() {
      ink[Int(label)] += digits.pixels[index * Self.size..<(index + 1) * Self.size]
        .reduce(0) { $0 + Int($1) }
    }
    for (label, expected) in inkOfMNIST.enumerated() {
      let count = statistics.countsByLabel[UInt8(label)] ?? 0
      let mean = Double(ink[label]) / Double(max(count, 1) * Self.size * 255)
      #expect(abs(mean / expected - 1) < 0.08, "ink of \(label): \(mean), MNIST \(expected)")
    }
  }

  /// A box of 20 × 20 pixels, its centre of mass within half a pixel of (14, 14).
  @Test func digitsArePlacedAsInMNIST() throws {
    let digits = try EmbeddedDigits(seed: 4, count: 1000).dataset()
    for index in 0..<digits.count {
      let image = digits.pixels[index * Self.size..<(index + 1) * Self.size]
      let inked = image.enumerated().filter { $0.element > 0 }
      let (rows, columns) = (inked.map { $0.offset / 28 }, inked.map { $0.offset % 28 })
      let height = (rows.max() ?? 0) - (rows.min() ?? 0) + 1
      let width = (columns.max() ?? 0) - (columns.min() ?? 0) + 1
      #expect((18...22).contains(max(height, width)), "digit \(index): \(height)×\(width)")
      let mass = inked.reduce(0.0) { $0 + Double($1.element) }
      let x = inked.reduce(0.0) { $0 + Double($1.element) * Double($1.offset % 28) } / mass
      let y = inked.reduce(0.0) { $0 + Double($1.element) * Double($1.offset / 28) } / mass
      #expect(abs(x - 14) < 0.52 && abs(y - 14) < 0.52, "digit \(index): \(x), \(y)")
    }
  }

  @Test func noTwoAreAlike() throws {
    let digits = try EmbeddedDigits(seed: 1, count: 2000).dataset()
    let images = Set(
      (0..<digits.count).map { Array(digits.pixels[$0 * Self.size..<($0 + 1) * Self.size]) })
    #expect(images.count == digits.count)
  }
}
