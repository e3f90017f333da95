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
