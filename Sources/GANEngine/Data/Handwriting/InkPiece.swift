/// A straight piece of a line whose width changes evenly, with round ends.
struct InkPiece {
  private let start: SIMD2<Float>
  private let along: SIMD2<Float>
  private let radius: Float
  private let widening: Float

  /// A piece between two nodes, moved by `offset`.
  init(from: PenPath.Node, to: PenPath.Node, offset: SIMD2<Float>, penWidth: Float) {
    start = from.position + offset
    along = to.position - from.position
    radius = 0.5 * penWidth * from.pressure
    widening = 0.5 * penWidth * (to.pressure - from.pressure)
  }

  /// Lowers the distances of the pixels within `reach` of this piece's ink, and of some beyond.
  ///
  /// Four pixels at a time: this is where the time for drawing goes.
  func lower(_ field: inout InkField, reach: Float) {
    let end = start + along
    let halo = radius + max(0, widening) + reach
    guard
      let area = InkField.area(
        from: pointwiseMin(start, end) - halo,
        to: pointwiseMax(start, end) + halo)
    else { return }
    let inverse = 1 / max(1e-6, (along * along).sum())
    for row in area.rows {
      let y = Float(row) - start.y
      for block in area.blocks {
        let x = InkField.steps + (Float(4 * block) - start.x)
        let part = ((x * along.x + y * along.y) * inverse).limited(to: 1)
        let awayX = x - part * along.x
        let awayY = y - part * along.y
        let distance = (awayX * awayX + awayY * awayY).squareRoot() - (radius + part * widening)
        field.lower(row: row, block: block, to: distance)
      }
    }
  }
}
