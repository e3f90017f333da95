/// Paints digits one after another, in memory that it keeps.
struct DigitPainter {
  /// Pixels a side of the square that the ink fills, as in MNIST.
  static let box = 20
  private static let margin = (InkField.side - box) / 2

  private let book: GlyphBook
  private var path = PenPath()
  private var field = InkField()

  init(book: GlyphBook) { self.book = book }

  /// Appends the 28 × 28 pixels of one digit to `image` and returns its label.
  mutating func paint(using random: inout DigitRandom, onto image: inout [UInt8]) -> UInt8 {
    let digit = Int(random.next() % 10)
    let glyph = book.glyph(for: digit, using: &random)
    let hand = Hand(digit: digit, using: &random)
    path.write(glyph, by: hand, using: &random)
    path.fit(side: Float(Self.box), margin: 0.5 * (hand.penWidth + hand.softness))
    stroke(hand)
    let centre = field.develop(softness: hand.softness)
    // The centre of mass comes to the centre, by whole pixels as in MNIST.
    field.append(
      to: &image, shiftX: InkField.side / 2 - Int(centre.x + 0.5),
      shiftY: InkField.side / 2 - Int(centre.y + 0.5))
    return UInt8(digit)
  }

  private mutating func stroke(_ hand: Hand) {
    let offset = SIMD2(repeating: Float(Self.margin) - 0.5)
    field.clear()
    for index in path.nodes.indices.dropFirst() where !path.nodes[index].isStart {
      InkPiece(
        from: path.nodes[index - 1], to: path.nodes[index], offset: offset, penWidth: hand.penWidth
      ).lower(&field, reach: hand.softness)
    }
  }
}
