import CCompute
import Testing

struct MaxoutTests {
  static let pieces = [1, 2, 3, 4, 5, 7]
  let rows = 19
  let units = 83

  private func largest(_ x: [Double], pieces: Int) -> [Double] {
    (0..<x.count / pieces).map { x[$0 * pieces..<($0 + 1) * pieces].max() ?? .nan }
  }

  @Test(arguments: Reference.types, pieces)
  func forwardIsTheLargestPiece(_ type: cc_type, pieces: Int) throws {
    for threads in Reference.threads {
      let context = try #require(cc_context_create(threads))
      defer { cc_context_destroy(context) }
      var x = Reference.numbers(rows * units * pieces, seed: 1)
      var y = Numbers(rows * units, type)
      cc_maxout_forward(
        context, Int64(rows), Int64(units), Int64(pieces), x, &y.bytes, type)
      let expected = largest(x.map(Double.init), pieces: pieces)
      #expect(Reference.distance(y.values, expected) < Reference.tolerance(type))
      for piece in 0..<pieces { x[piece * (pieces + 1)] = .nan }
      cc_maxout_forward(
        context, Int64(rows), Int64(units), Int64(pieces), x, &y.bytes, type)
      #expect(y.values[..<pieces].allSatisfy { $0.isNaN })
    }
  }

  @Test(arguments: Reference.types, pieces)
  func backwardIsTheFiniteDifference(_ type: cc_type, pieces: Int) throws {
    for threads in Reference.threads {
      let context = try #require(cc_context_create(threads))
      defer { cc_context_destroy(context) }
      let x = Reference.numbers(rows * units * pieces, seed: 2)
      let gradient = Reference.numbers(rows * units, seed: 3)
      var out = Numbers(x.count, type)
      var bias = Array(repeating: Float.nan, count: units * pieces)
      cc_maxout_backward(
        context, Int64(rows), Int64(units), Int64(pieces), 1, gradient, x, nil, type,
        &out.bytes, type, &bias)
      let (exact, step) = (x.map(Double.init), 1e-9)
      let expected = exact.indices.map { place in
        let first = place / pieces * pieces
        var (up, down) = (Array(exact[first..<first + pieces]), [Double]())
        down = up
        up[place - first] += step
        down[place - first] -= step
        let slope = (up.max() ?? .nan) - (down.max() ?? .nan)
        return (slope / (2 * step)).rounded() * Double(gradient[place / pieces])
      }
      #expect(Reference.distance(out.values, expected) < Reference.tolerance(type))
      let width = units * pieces
      let sums = (0..<width).map { column in
        (0..<rows).reduce(0.0) { $0 + expected[$1 * width + column] }
      }
      #expect(Reference.distance(bias, sums) < 3e-6)
      var again = Numbers(x.count, type)
      cc_maxout_backward(
        context, Int64(rows), Int64(units), Int64(pieces), 1, gradient, x, nil, type,
        &again.bytes, type, nil)
      #expect(again.bytes == out.bytes)
    }
  }

  @Test(arguments: Reference.types, Reference.types)
  func droppedUnitsPassNoGradientAndTiesGoToTheFirst(_ yType: cc_type, type: cc_type) throws {
    let context = try #require(cc_context_create(1))
    defer { cc_context_destroy(context) }
    let x: [Float] = [1, 1, 0, 2, 2, 3, -1, -1]
    let y = Numbers([1.25, 0, 3.75, -1.25], yType)
    var out = Numbers(8, type)
    cc_maxout_backward(
      context, 2, 2, 2, 0.8, [0.4, 0.5, 0.6, 0.8], x, y.bytes, yType, &out.bytes, type, nil)
    let expected = [0.5, 0, 0, 0, 0, 0.75, 1, 0]
    #expect(Reference.distance(out.values, expected) < Reference.tolerance(type))
  }
}
