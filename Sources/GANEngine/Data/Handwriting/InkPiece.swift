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

  /// Lowers the distances of the pixels that this piece is nearest to, within `reach` of its ink.
  func lower(_ distances: UnsafeMutableBufferPointer<Float>, side: Int, reach: Float) {
    let end = start + along
    let halo = radius + max(0, widening) + reach
    let low = pointwiseMin(start, end) - halo
    let high = pointwiseMax(start, end) + halo
    let last = Float(side - 1)
    guard high.x >= 0, high.y >= 0, low.x <= last, low.y <= last else { return }
    let columns = Int(max(0, low.x))...Int(min(last, high.x))
    let rows = Int(max(0, low.y))...Int(min(last, high.y))
    let inverse = 1 / max(1e-6, (along * along).sum())
    for row in rows {
      for column in columns {
        let toPixel = SIMD2(Float(column), Float(row)) - start
        let part = min(1, max(0, (toPixel * along).sum() * inverse))
        let away = toPixel - part * along
        let distance = (away * away).sum().squareRoot() - radius - part * widening
        let index = row * side + column
        distances[index] = min(distances[index], distance)
      }
    }
  }
}
