extension LayerSpec {
  /// The kind, as it is typed in a recipe.
  public var kind: String {
    switch self {
    case .linear: "linear"
    case .conv: "conv"
    case .convTransposed: "convTransposed"
    case .upsample: "upsample"
    case .reshape: "reshape"
    case .flatten: "flatten"
    case .residual: "residual"
    case .recurrent: "recurrent"
    case .batchNorm: "batchNorm"
    case .activation(let function, _): function.rawValue
    case .maxout: "maxout"
    case .dropout: "dropout"
    case .deviation: "deviation"
    }
  }

  /// What is wrong with the layer where it takes `input`, which `source` gives, as words that follow
  /// its name; nil where it makes sense.
  func flaw(for input: Extent, from source: String) -> String? {
    let given = "\(source) gives \(input)"
    switch self {
    case .linear(let outputs):
      guard (1...1 << 20).contains(outputs) else {
        return "needs 1 to 1,048,576 outputs, not \(grouped(outputs))"
      }
      return input.isVector || input.channels == 1
        ? nil : "takes a vector, \(given): put a flatten between"
    case .conv(let window):
      return window.flaw ?? convolutionFlaw(window, input, given)
    case .convTransposed(let window):
      guard window.flaw == nil else { return window.flaw }
      let output = output(of: input)
      return output.height > 0 && output.width > 0
        ? nil : "leaves nothing of its image, \(given)"
    case .upsample(let factor):
      return (1...16).contains(factor) ? nil : "needs a factor of 1 to 16, not \(grouped(factor))"
    case .reshape(let extent):
      guard [extent.channels, extent.height, extent.width].allSatisfy({ $0 > 0 }) else {
        return "needs channels, height and width above 0, not "
          + "\(extent.channels), \(extent.height) and \(extent.width)"
      }
      return extent.count == input.count ? nil : "takes \(extent), \(given)"
    case .recurrent(let units, let recurrence):
      return recurrenceFlaw(units, recurrence, input, given)
    case .batchNorm(let epsilon, let momentum):
      return epsilon.isFinite && epsilon > 0 && (0...1).contains(momentum)
        ? nil : "needs an ε above 0 and a momentum from 0 to 1, not \(epsilon) and \(momentum)"
    case .activation(let function, let slope):
      return function != .maxout && (0...1).contains(slope)
        ? nil : "needs a slope from 0 to 1, not \(slope)"
    case .maxout(let pieces):
      guard (2...16).contains(pieces) else {
        return "needs 2 to 16 pieces, not \(grouped(pieces))"
      }
      return input.channels.isMultiple(of: pieces)
        ? nil : "of \(pieces) pieces needs a multiple of them in channels, \(given)"
    case .deviation: return input.isVector ? nil : "takes a vector, \(given): put a flatten between"
    case .residual, .flatten, .dropout: return nil
    }
  }

  private func convolutionFlaw(_ window: Window, _ input: Extent, _ given: String) -> String? {
    for side in [input.height, input.width] {
      let room = side + 2 * window.padding
      guard room >= window.kernel else {
        return "has a kernel of \(window.kernel) pixels, larger than its image of \(side) with "
          + "\(2 * window.padding) of padding; \(given)"
      }
      let isWhole = (room - window.kernel).isMultiple(of: window.stride)
      guard isWhole || side.isMultiple(of: window.stride) else {
        return "has a stride of \(window.stride), which does not divide \(side) pixels; \(given)"
      }
    }
    return nil
  }

  private func recurrenceFlaw(
    _ units: Int, _ recurrence: Recurrence, _ input: Extent, _ given: String
  ) -> String? {
    guard (1...4096).contains(units) else {
      return "needs 1 to 4,096 units, not \(grouped(units))"
    }
    switch recurrence {
    case .writes(let steps):
      guard (1...256).contains(steps) else {
        return "needs 1 to 256 steps to write, not \(grouped(steps))"
      }
      return input.isVector ? nil : "takes a vector to write from, \(given)"
    case .reads, .rewrites:
      return input.channels == 1 && !input.isVector && input.height <= 256
        ? nil : "reads up to 256 rows of one channel, \(given)"
    }
  }
}
