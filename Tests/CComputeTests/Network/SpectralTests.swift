import CCompute
import Testing

struct SpectralTests {
  static let shapes = [(1, 1), (1, 256), (3, 5), (4, 16), (37, 53), (130, 67)]

  private func length(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 }.squareRoot() }

  /// W·v, or Wᵀ·u.
  private func image(_ w: [Double], columns: Int, of v: [Double], transposed: Bool) -> [Double] {
    var result = Array(repeating: 0.0, count: transposed ? columns : w.count / columns)
    for place in w.indices {
      let (row, column) = (place / columns, place % columns)
      result[transposed ? column : row] += w[place] * v[transposed ? row : column]
    }
    return result
  }

  private func step(_ w: [Double], columns: Int, u: inout [Double], v: inout [Double]) -> Double {
    let up = image(w, columns: columns, of: v, transposed: false)
    u = up.map { $0 / length(up) }
    let down = image(w, columns: columns, of: u, transposed: true)
    v = down.map { $0 / length(down) }
    return length(down)
  }

  @Test(arguments: shapes, Reference.threads)
  func stepIsThePowerMethods(_ shape: (Int, Int), threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let (rows, columns) = shape
    let w = Reference.numbers(rows * columns, seed: 1)
    var (u, v) = (Reference.numbers(rows, seed: 2), Reference.numbers(columns, seed: 3))
    var (left, right) = (u.map(Double.init), v.map(Double.init))
    for _ in 0..<3 {
      let expected = step(w.map(Double.init), columns: columns, u: &left, v: &right)
      let sigma = cc_spectral_step(context, Int64(rows), Int64(columns), w, &u, &v)
      #expect(abs(Double(sigma) - expected) < 3e-6 * expected)
      #expect(Reference.distance(u, left) < 3e-6)
      #expect(Reference.distance(v, right) < 3e-6)
      let value = cc_spectral_value(context, Int64(rows), Int64(columns), w, u, v)
      #expect(abs(value - sigma) < 3e-6 * sigma)
    }
  }

  @Test func valueIsTheFormOfBothVectors() throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    let (rows, columns) = (37, 53)
    let w = Reference.numbers(rows * columns, seed: 4)
    let (u, v) = (Reference.numbers(rows, seed: 5), Reference.numbers(columns, seed: 6))
    let up = image(w.map(Double.init), columns: columns, of: v.map(Double.init), transposed: false)
    let expected = zip(u, up).reduce(0.0) { $0 + Double($1.0) * $1.1 }
    let value = cc_spectral_value(context, Int64(rows), Int64(columns), w, u, v)
    #expect(abs(Double(value) - expected) < 1e-5)
  }

  // Reflections keep lengths, so that the singular values of H·D·H′ are those of D.
  @Test func stepsReachTheLargestSingularValue() throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    let (rows, columns) = (31, 45)
    func reflection(_ size: Int, seed: UInt32) -> [[Double]] {
      let axis = Reference.numbers(size, seed: seed).map(Double.init)
      let square = axis.reduce(0) { $0 + $1 * $1 }
      return (0..<size).map { i in
        (0..<size).map { ($0 == i ? 1 : 0) - 2 * axis[i] * axis[$0] / square }
      }
    }
    let (left, right) = (reflection(rows, seed: 1), reflection(columns, seed: 2))
    let w = (0..<rows * columns).map { place in
      (0..<rows).reduce(Float(0)) { sum, k in
        let singular = k == 20 ? 5 : 3 / Double(k + 1)
        return sum
          + Float(left[place / columns][k] * singular * right[k][place % columns])
      }
    }
    var (u, v) = (Reference.numbers(rows, seed: 3), Reference.numbers(columns, seed: 4))
    var sigma: Float = 0
    for _ in 0..<40 {
      sigma = cc_spectral_step(context, Int64(rows), Int64(columns), w, &u, &v)
    }
    #expect(abs(sigma - 5) < 1e-5)
  }

  @Test func nothingIsNormalizedToNothing() throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    var (u, v): ([Float], [Float]) = ([1, 0], [0, 1, 0])
    let zeros = Array(repeating: Float(0), count: 6)
    #expect(cc_spectral_step(context, 2, 3, zeros, &u, &v) == 0)
    #expect(u == [0, 0] && v == [0, 0, 0])
  }

  // f(W) = Σ C ∘ W/σ(W), with σ exact.
  @Test(arguments: Reference.threads)
  func gradientIsTheFiniteDifference(threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let (rows, columns) = (9, 7)
    let w = Reference.numbers(rows * columns, seed: 7).map(Double.init)
    let weights = Reference.numbers(rows * columns, seed: 8)
    var (left, right) = (Array(repeating: 1.0, count: rows), Array(repeating: 1.0, count: columns))
    var sigma = 0.0
    for _ in 0..<2000 { sigma = step(w, columns: columns, u: &left, v: &right) }
    func value(_ w: [Double]) -> Double {
      var (u, v, sigma) = (left, right, 0.0)
      for _ in 0..<200 { sigma = step(w, columns: columns, u: &u, v: &v) }
      return zip(weights, w).reduce(0) { $0 + Double($1.0) * $1.1 } / sigma
    }
    var gradient = weights
    cc_spectral_gradient(
      context, Int64(rows), Int64(columns), w.map(Float.init), Float(sigma),
      left.map(Float.init), right.map(Float.init), &gradient)
    let expected = w.indices.map { place in
      var (up, down) = (w, w)
      up[place] += 1e-5
      down[place] -= 1e-5
      return (value(up) - value(down)) / 2e-5
    }
    #expect(Reference.distance(gradient, expected) < 2e-6)
  }
}
