import Dispatch
import Synchronization

/// Digits that the program draws itself: the same bytes on every machine, with any thread count.
struct EmbeddedDigits: Sendable {
  static let training = EmbeddedDigits(seed: 1, count: 60_000)
  static let test = EmbeddedDigits(seed: 2, count: 10_000)
  /// What the status bar calls them.
  static let name = "embedded digits"
  private static let portion = 500
  private static let imageBytes = InkField.side * InkField.side

  let seed: UInt64
  let count: Int

  private struct Sheet: Sendable {
    var pixels: [UInt8]
    var labels: [UInt8]
  }

  /// Draws them all, on every processor.
  func dataset() throws(DataError) -> ImageDataset {
    let painter = DigitPainter(book: try GlyphBook.embedded())
    let sheet = Mutex(
      Sheet(
        pixels: [UInt8](repeating: 0, count: count * Self.imageBytes),
        labels: [UInt8](repeating: 0, count: count)))
    DispatchQueue.concurrentPerform(iterations: (count + Self.portion - 1) / Self.portion) {
      let indices = $0 * Self.portion..<min(count, ($0 + 1) * Self.portion)
      let part = drawn(indices, by: painter)
      let bytes = indices.lowerBound * Self.imageBytes..<indices.upperBound * Self.imageBytes
      sheet.withLock {
        $0.pixels.replaceSubrange(bytes, with: part.pixels)
        $0.labels.replaceSubrange(indices, with: part.labels)
      }
    }
    return sheet.withLock {
      ImageDataset(
        name: Self.name, pixels: $0.pixels, labels: $0.labels, height: InkField.side,
        width: InkField.side)
    }
  }

  private func drawn(_ indices: Range<Int>, by painter: DigitPainter) -> Sheet {
    var painter = painter
    var labels: [UInt8] = []
    var pixels: [UInt8] = []
    pixels.reserveCapacity(indices.count * Self.imageBytes)
    for index in indices {
      var random = DigitRandom(seed: seed, index: index)
      labels.append(painter.paint(using: &random, onto: &pixels))
    }
    return Sheet(pixels: pixels, labels: labels)
  }
}
