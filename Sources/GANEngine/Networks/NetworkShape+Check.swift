extension NetworkShape {
  /// Throws `EngineError.impossibleShape` where a number is beyond what anything may be computed from.
  /// The first layer takes `factor` times the input and `inputs` numbers more.
  func check(_ name: String, factor: Int = 1, inputs: Int) throws {
    if let flaw = perceptron?.flaw { throw EngineError.impossibleShape("the \(name) \(flaw)") }
    guard (1...256).contains(layers.count), (1...65_536).contains(input.count) else {
      throw EngineError.impossibleShape(
        "the \(name) needs 1 to 256 layers for an input of 1 to 65,536 numbers")
    }
    var extent = Extent(channels: input.count * factor + inputs)
    var parameters = 0
    for (position, layer) in layers.enumerated() {
      if let flaw = layer.flaw(for: extent) {
        throw EngineError.impossibleShape("the \(name)'s layer \(position + 1): \(flaw)")
      }
      // The largest product must be addressable with room to spare.
      parameters += layer.tensors(of: extent).reduce(0) { $0 + $1.shape.reduce(1, *) }
      extent = layer.output(of: extent)
    }
    guard parameters <= 1 << 28 else {
      throw EngineError.impossibleShape(
        "the \(name) would have \(parameters) weights; at most \(1 << 28) fit")
    }
  }
}

extension LayerSpec {
  /// What is wrong with the layer where it takes that input; nil where it makes sense.
  fileprivate func flaw(for input: Extent) -> String? {
    switch self {
    case .linear(let outputs):
      (1...1 << 20).contains(outputs) ? nil : "linear needs 1 to 1,048,576 outputs, not \(outputs)"
    case .batchNorm(let epsilon, let momentum):
      epsilon.isFinite && epsilon > 0 && (0...1).contains(momentum)
        ? nil : "batch norm needs an ε above 0 and a momentum from 0 to 1"
    case .activation(let function, let slope):
      function != .maxout && (0...1).contains(slope)
        ? nil : "an activation is one number's function, with a slope from 0 to 1"
    case .maxout(let pieces):
      (2...16).contains(pieces) && input.count.isMultiple(of: pieces)
        ? nil : "maxout of \(pieces) pieces cannot take \(input.count) numbers"
    case .dropout, .deviation: nil
    }
  }
}
