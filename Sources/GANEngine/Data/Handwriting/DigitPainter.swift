/// Paints digits one after another, in memory that it keeps.
struct DigitPainter {
  /// Pixels a side of the finished image.
  static let side = 28
  /// Pixels a side of the square that the ink fills, as in MNIST.
  static let box = 20
  private static let margin = (side - box) / 2

  private let book: GlyphBook
  private var path = PenPath()
  /// Distance from the edge of the ink, negative inside it; 28 × 28.
  private var distances = [Float](repeating: 0, count: side * side)
  private var ink = [UInt8](repeating: 0, count: side * side)
  /// The digit painted last; 28 × 28, row-major.
  private(set) var image = [UInt8](repeating: 0, count: side * side)

  init(book: GlyphBook) { self.book = book }

  /// Paints one digit into `image` and returns its label.
  mutating func paint(using random: inout DigitRandom) -> UInt8 {
    let digit = Int(random.next() % 10)
    let glyph = book.glyph(for: digit, using: &random)
    let hand = Hand(digit: digit, using: &random)
    path.write(glyph, by: hand, using: &random)
    path.fit(side: Float(Self.box), margin: 0.5 * (hand.penWidth + hand.softness))
    stroke(hand)
    develop(softness: hand.softness)
    place()
    return UInt8(digit)
  }

  private mutating func stroke(_ hand: Hand) {
    let offset = SIMD2(repeating: Float(Self.margin) - 0.5)
    distances.withUnsafeMutableBufferPointer { distances in
      distances.update(repeating: 100)
      path.nodes.withUnsafeBufferPointer { nodes in
        for index in nodes.indices.dropFirst() where !nodes[index].isStart {
          InkPiece(
            from: nodes[index - 1], to: nodes[index], offset: offset, penWidth: hand.penWidth
          ).lower(distances, side: Self.side, reach: hand.softness)
        }
      }
    }
  }

  /// Turns distances into grey levels.
  private mutating func develop(softness: Float) {
    let slope = 255 / softness
    for index in distances.indices {
      ink[index] = UInt8(min(255, max(0, 128 - slope * distances[index])))
    }
  }

  /// Moves the centre of mass to the centre, by whole pixels as in MNIST.
  private mutating func place() {
    var mass = 1
    var momentX = Self.side / 2
    var momentY = Self.side / 2
    for y in 0..<Self.side {
      for x in 0..<Self.side {
        let value = Int(ink[y * Self.side + x])
        mass += value
        momentX += value * x
        momentY += value * y
      }
    }
    let shiftX = Self.side / 2 - (2 * momentX + mass) / (2 * mass)
    let shiftY = Self.side / 2 - (2 * momentY + mass) / (2 * mass)
    for y in 0..<Self.side {
      for x in 0..<Self.side {
        let from = (y - shiftY) * Self.side + x - shiftX
        let isInside =
          (0..<Self.side).contains(x - shiftX) && (0..<Self.side).contains(y - shiftY)
        image[y * Self.side + x] = isInside ? ink[from] : 0
      }
    }
  }
}
