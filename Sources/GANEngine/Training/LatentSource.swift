import CCompute

/// What latents are drawn from.
struct LatentSource {
  let distribution: LatentDistribution
  let mean: Float
  let deviation: Float

  init(_ hyperparameters: Hyperparameters) {
    distribution = hyperparameters.choice(.latentDistribution)
    mean = Float(hyperparameters[.latentMean])
    deviation = Float(hyperparameters[.latentDeviation])
  }

  /// Half the width of a uniform distribution: with √3 its deviation is 1.
  var reach: Float { deviation * Float(3).squareRoot() }

  /// Fills all of `latents` from the stream.
  func fill(_ latents: Operand, _ stream: cc_stream, in context: ComputeContext) {
    let count = Int64(latents.count)
    switch distribution {
    case .normal:
      cc_fill_normal(
        context.handle, stream, count, mean, deviation, latents.base, latents.type)
    case .uniform:
      cc_fill_uniform(
        context.handle, stream, count, mean - reach, mean + reach, latents.base, latents.type)
    }
  }
}
