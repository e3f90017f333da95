import CCompute

/// What latents are drawn from.
struct LatentSource {
  private let distribution: LatentDistribution
  private let mean: Float
  private let deviation: Float

  init(_ hyperparameters: Hyperparameters) {
    distribution = hyperparameters.choice(.latentDistribution)
    mean = Float(hyperparameters[.latentMean])
    deviation = Float(hyperparameters[.latentDeviation])
  }

  /// Fills all of `latents` from the stream.
  func fill(_ latents: Operand, _ stream: cc_stream, in context: ComputeContext) {
    let count = Int64(latents.count)
    switch distribution {
    case .normal:
      cc_fill_normal(
        context.handle, stream, count, mean, deviation, latents.base, latents.type)
    case .uniform:
      // A uniform distribution of half-width √3 has deviation 1.
      let reach = deviation * Float(3).squareRoot()
      cc_fill_uniform(
        context.handle, stream, count, mean - reach, mean + reach, latents.base, latents.type)
    }
  }
}
