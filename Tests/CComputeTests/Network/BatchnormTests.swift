import CCompute
import Testing

struct BatchnormTests {
  let rows = 11
  let columns = 270

  /// Σ weights · leaky(γ·x̂ + β), normalised by the batch's own moments.
  private func value(_ x: [Double], _ gamma: [Double], _ beta: [Double], _ weights: [Float])
    -> Double
  {
    (0..<columns).reduce(0) { total, column in
      let own = (0..<rows).map { x[$0 * columns + column] }
      let mean = own.reduce(0, +) / Double(rows)
      let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rows)
      return (0..<rows).reduce(total) { sum, row in
        let z = gamma[column] * (own[row] - mean) / (variance + 1e-5).squareRoot() + beta[column]
        return sum + Double(weights[row * columns + column]) * (z > 0 ? z : 0.2 * z)
      }
    }
  }

  @Test(arguments: [false, true], Reference.threads)
  func backwardIsTheFiniteDifference(accumulates: Bool, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let x = Reference.numbers(rows * columns, seed: 1)
    let gamma = Reference.numbers(columns, seed: 2).map { $0 + 1.5 }
    let beta = Reference.numbers(columns, seed: 3)
    let weights = Reference.numbers(rows * columns, seed: 4)
    var (y, out, gradient) = (x, x, weights)
    var (mean, inverse, running, spread) = (beta, beta, beta, gamma)
    let (m, n) = (Int64(rows), Int64(columns))
    cc_batchnorm_forward(
      context, m, n, 1e-5, 0.1, CC_LEAKY_RELU, 0.2, x, gamma, beta, &mean, &inverse, &running,
      &spread, &y, CC_F32)
    let before = Reference.numbers(columns, seed: 5)
    var (gammaGradient, betaGradient) = (before, before)
    cc_batchnorm_backward(
      context, m, n, CC_LEAKY_RELU, 0.2, 1, &gradient, y, CC_F32, x, gamma, mean, inverse,
      &gammaGradient, &betaGradient, accumulates, &out, CC_F32)

    let exact = [x, gamma, beta].map { $0.map(Double.init) }
    func slope(_ which: Int, _ place: Int) -> Double {
      let sides = [1e-6, -1e-6].map { step in
        var moved = exact
        moved[which][place] += step
        return value(moved[0], moved[1], moved[2], weights)
      }
      return (sides[0] - sides[1]) / 2e-6
    }
    for column in stride(from: 0, to: columns, by: 13) {
      let present = accumulates ? Double(before[column]) : 0
      #expect(abs(Double(gammaGradient[column]) - present - slope(1, column)) < 1e-5)
      #expect(abs(Double(betaGradient[column]) - present - slope(2, column)) < 1e-5)
      let place = column % rows * columns + column
      #expect(abs(Double(out[place]) - slope(0, place)) < 1e-5)
    }
  }
}
