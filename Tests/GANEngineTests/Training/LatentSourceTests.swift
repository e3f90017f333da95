import CCompute
import Testing

@testable import GANEngine

struct LatentSourceTests {
  @Test(arguments: LatentDistribution.allCases, [(0.0, 1.0), (-1, 1), (0.5, 2), (3, 0)])
  func hasTheMomentsAskedFor(
    _ distribution: LatentDistribution, _ moments: (mean: Double, deviation: Double)
  ) throws {
    var values = Hyperparameters()
    values[.latentDistribution] = Double(
      LatentDistribution.allCases.firstIndex(of: distribution) ?? 0)
    values[.latentMean] = moments.mean
    values[.latentDeviation] = moments.deviation
    let context = try ComputeContext(threads: 2)
    let latents = Operand(count: 200_000, bf16: false)
    LatentSource(values).fill(latents, Philox(seed: 8).code(.latents, step: 3), in: context)
    let numbers = UnsafeBufferPointer(start: latents.floats, count: latents.count)
    let count = Double(numbers.count)
    let mean = numbers.reduce(0.0) { $0 + Double($1) } / count
    let variance = numbers.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    // Five standard errors, and fp32's rounding where there is no deviation.
    #expect(abs(mean - moments.mean) < 5 * moments.deviation / count.squareRoot() + 1e-6)
    #expect(
      abs(variance.squareRoot() - moments.deviation)
        < 5 * moments.deviation / (2 * count).squareRoot() + 1e-6)
    let reach = numbers.reduce(0.0) { max($0, abs(Double($1) - moments.mean)) }
    if distribution == .uniform {
      #expect(reach <= moments.deviation * 3.0.squareRoot() + 1e-5)
    } else if moments.deviation > 0 {
      #expect(reach > 3.5 * moments.deviation)
    }
  }
}
