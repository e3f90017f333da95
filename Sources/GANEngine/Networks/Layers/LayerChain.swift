/// Layers one after the other, and where the input of each lies.
struct LayerChain {
  let layers: [any Layer]
  // nil for what the chain is given.
  private let inputs: [UnsafeMutableRawPointer?]

  init(_ layers: [any Layer]) {
    self.layers = layers
    let outputs = layers.dropLast().map(\.outputs)
    inputs = [nil] + outputs.map { $0.isInput ? nil : $0.operand.base }
  }

  /// Goes through all layers from `input`.
  func forward(_ input: UnsafeMutableRawPointer, _ weights: Pass.Weights, _ mode: Pass.Mode) {
    for (layer, place) in zip(layers, inputs) {
      layer.forward(place ?? input, weights, mode)
    }
  }

  /// Goes through the layers behind `count` of them, whose outputs lie there already.
  func forward(behind count: Int, _ weights: Pass.Weights, _ mode: Pass.Mode) {
    for (layer, place) in zip(layers, inputs).dropFirst(count) {
      if let place { layer.forward(place, weights, mode) }
    }
  }

  /// Goes back through the latest `forward`: the gradient of its input, or nil where nobody wants it.
  func backward(
    _ gradient: Gradient, input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient? {
    var gradient = gradient
    for (layer, place) in zip(layers, inputs).reversed() {
      let input = place.map { UnsafeRawPointer($0) } ?? input
      guard let next = layer.backward(gradient, input: input, weights, wanted) else { return nil }
      gradient = next
    }
    return gradient
  }
}
