/// The way of the pen over the paper, as short straight pieces.
struct PenPath {
  struct Node {
    var position: SIMD2<Float>
    /// Width of the line here, as a part of the pen's width.
    var pressure: Float
    /// Whether the pen was lifted before it came here.
    var isStart: Bool
  }

  private static let piecesPerSpan = 4
  /// How far a mixture goes from the mean of all forms; above 1 it may leave their hull.
  private static let exaggeration: Float = 1.2

  private(set) var nodes: [Node] = []
  private var points: [SIMD2<Float>] = []
  private var weights: [Float] = []

  /// Writes `glyph` anew: a random mixture of its forms, moved by `hand`.
  mutating func write(_ glyph: Glyph, by hand: Hand, using random: inout DigitRandom) {
    mix(glyph.forms, using: &random)
    for index in points.indices {
      points[index] = hand.moved(points[index]) + hand.wobble * random.normalPair()
    }
    nodes.removeAll(keepingCapacity: true)
    for stroke in glyph.strokes {
      var start = stroke.lowerBound
      for index in stroke where index > start {
        guard index == stroke.upperBound - 1 || glyph.corners[index] else { continue }
        addCurve(through: start...index, isStart: start == stroke.lowerBound, using: &random)
        start = index
      }
    }
  }

  /// Scales and shifts the path to fill a square of `side` pixels but for a margin.
  mutating func fit(side: Float, margin: Float) {
    guard let first = nodes.first else { return }
    var low = first.position
    var high = first.position
    for node in nodes {
      low = pointwiseMin(low, node.position)
      high = pointwiseMax(high, node.position)
    }
    let extent = max(high.x - low.x, high.y - low.y, 1e-3)
    let scale = (side - 2 * margin) / extent
    let shift = (SIMD2(repeating: side) - scale * (low + high)) * 0.5
    for index in nodes.indices { nodes[index].position = nodes[index].position * scale + shift }
  }

  private mutating func mix(_ forms: [[SIMD2<Float>]], using random: inout DigitRandom) {
    weights.removeAll(keepingCapacity: true)
    var total: Float = 0
    for _ in forms {
      // Squared, so that one form mostly dominates.
      let draw = random.uniform()
      weights.append(draw * draw + 1e-3)
      total += draw * draw + 1e-3
    }
    points.removeAll(keepingCapacity: true)
    points.append(contentsOf: repeatElement(.zero, count: forms.first?.count ?? 0))
    let outwards = Self.exaggeration / total
    let inwards = (1 - Self.exaggeration) / Float(forms.count)
    for (form, weight) in zip(forms, weights) {
      let weight = outwards * weight + inwards
      for index in points.indices { points[index] += weight * form[index] }
    }
  }

  /// A Catmull-Rom spline: through every point, no overshoot worth the name.
  private mutating func addCurve(
    through range: ClosedRange<Int>, isStart: Bool, using random: inout DigitRandom
  ) {
    let first = points[range.lowerBound]
    var pressure = isStart ? Self.pressure(using: &random) : nodes.last?.pressure ?? 1
    if isStart { nodes.append(Node(position: first, pressure: pressure, isStart: true)) }
    for index in range.dropLast() {
      let from = points[index]
      let to = points[index + 1]
      let before = index == range.lowerBound ? 2 * from - to : points[index - 1]
      let after = index + 1 == range.upperBound ? 2 * to - from : points[index + 2]
      let next = Self.pressure(using: &random)
      for piece in 1...Self.piecesPerSpan {
        let t = Float(piece) / Float(Self.piecesPerSpan)
        let position = Self.spline(before, from, to, after, t)
        nodes.append(
          Node(position: position, pressure: pressure + t * (next - pressure), isStart: false))
      }
      pressure = next
    }
  }

  private static func pressure(using random: inout DigitRandom) -> Float {
    1 + 0.13 * random.normal()
  }

  private static func spline(
    _ a: SIMD2<Float>, _ b: SIMD2<Float>, _ c: SIMD2<Float>, _ d: SIMD2<Float>, _ t: Float
  ) -> SIMD2<Float> {
    let linear = c - a
    let square = 2 * a - 5 * b + 4 * c - d
    let cube = 3 * b - a - 3 * c + d
    return b + 0.5 * t * (linear + t * (square + t * cube))
  }
}
