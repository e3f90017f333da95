extension LayerSpec {
  /// The layer on a line of a table, e.g. `conv 16, 4×4, stride 2, pad 1`.
  public var words: String {
    switch self {
    case .linear(let outputs): "linear \(grouped(outputs))"
    case .conv(let window), .convTransposed(let window): "\(kind) \(window.words)"
    case .upsample(let factor): "upsample \(factor)"
    case .recurrent(let units, let recurrence):
      "recurrent \(grouped(units)), \(recurrence.name)"
    case .activation(.leakyRelu, let slope): "leakyRelu \(slope)"
    case .maxout(let pieces): "maxout \(pieces)"
    case .reshape, .flatten, .residual, .batchNorm, .activation, .dropout, .deviation: kind
    }
  }

  /// Multiplications, each with an addition, for one row of that input; `Int.max` where they are more
  /// than can be counted. Only products of weights count; what a residual block is made of counts by
  /// itself.
  func multiplyAdds(of input: Extent) -> Int {
    switch self {
    case .linear(let outputs): input.count.product(outputs)
    case .conv(let window):
      output(of: input).count.product(window.kernel * window.kernel).product(input.channels)
    case .convTransposed(let window):
      input.count.product(window.kernel * window.kernel).product(window.channels)
    case .recurrent(let units, .writes(let steps)):
      steps.product(3 * units).product(input.count + units)
    case .recurrent(let units, .reads), .recurrent(let units, .rewrites):
      input.height.product(3 * units).product(input.width + units)
    case .upsample, .reshape, .flatten, .residual, .batchNorm, .activation, .maxout, .dropout,
      .deviation:
      0
    }
  }
}

extension Window {
  fileprivate var words: String {
    "\(grouped(channels)), \(kernel)×\(kernel)" + (stride == 1 ? "" : ", stride \(stride)")
      + (padding == 0 ? "" : ", pad \(padding)")
  }
}

extension Extent {
  /// Its numbers in a table: `256`, or `7×7×32` (height, width, channels).
  public var short: String {
    isVector ? grouped(channels) : "\(height)×\(width)×\(grouped(channels))"
  }
}
