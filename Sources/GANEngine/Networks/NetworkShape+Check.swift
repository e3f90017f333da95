extension NetworkShape {
  /// Throws `EngineError.impossibleShape` where a number is beyond what anything may be computed from,
  /// naming the layer. `packing` images come in together, with so many classes.
  func check(_ name: String, packing: Int = 1, classes: Int) throws {
    if let flaw = perceptron?.flaw { throw EngineError.impossibleShape("the \(name) \(flaw)") }
    let sides = [input.channels, input.height, input.width]
    guard (1...256).contains(allLayers.count), sides.allSatisfy({ $0 > 0 }),
      input.count <= Self.largestInput
    else {
      throw EngineError.impossibleShape(
        "the \(name) needs 1 to 256 layers for an input of 1 to 65,536 numbers")
    }
    var walk = Walk(name: name)
    let input = InputLayout(self, packing: packing, classes: classes).extent
    _ = try walk.follow(layers, from: input, source: "its input", path: [])
  }

  private static let largestInput = 1 << 16

  // Goes through layers as numbers do.
  private struct Walk {
    let name: String
    var weights = 0
    // Residual blocks in residual blocks, as a file may nest them without end.
    static let deepest = 8
    static let largestRow = 1 << 22
    static let mostWeights = 1 << 28

    mutating func follow(
      _ layers: [LayerSpec], from input: Extent, source: String, path: [Int]
    ) throws -> Extent {
      var (extent, source) = (input, source)
      for (place, layer) in layers.enumerated() {
        let path = path + [place + 1]
        let position = "layer " + path.map(String.init).joined(separator: ".")
        if let flaw = try flaw(of: layer, extent, source, path, position) {
          throw EngineError.impossibleShape("the \(name)'s \(position), \(layer.kind): \(flaw)")
        }
        extent = layer.output(of: extent)
        source = position
      }
      return extent
    }

    private mutating func flaw(
      of layer: LayerSpec, _ input: Extent, _ source: String, _ path: [Int], _ position: String
    ) throws -> String? {
      if let flaw = layer.flaw(for: input, from: source) { return flaw }
      if case .residual(let layers) = layer {
        guard path.count <= Self.deepest else {
          return "stands \(path.count) blocks deep; 8 will do"
        }
        guard !layers.isEmpty, !layers.contains(.deviation) else {
          return "needs layers inside it, and no deviation among them"
        }
        let output = try follow(layers, from: input, source: source, path: path)
        return output == input
          ? nil
          : "its layers must give what they take: \(source) gives \(input), they give \(output)"
      }
      let output = layer.output(of: input)
      guard output.count <= Self.largestRow else {
        return "would give \(output) numbers; at most \(grouped(Self.largestRow)) fit"
      }
      for tensor in layer.tensors(of: input) {
        weights = weights &+ min(tensor.shape.reduce(1) { $0.product($1) }, Self.mostWeights + 1)
      }
      return weights <= Self.mostWeights
        ? nil
        : "brings the weights to more than \(grouped(Self.mostWeights)), which is all that fit"
    }
  }
}
