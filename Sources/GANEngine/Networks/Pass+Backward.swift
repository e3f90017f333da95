import CCompute

extension Pass {
  /// What a backward pass leaves behind.
  struct Wanted {
    /// Where gradients of the parameters go, laid out like them; nil to skip their products.
    var gradients: UnsafeMutablePointer<Float>?
    /// Where the gradient of the input goes (rows × inputs); nil to stop at the first layer.
    var input: UnsafeMutablePointer<Float>?
  }

  /// Goes back through the latest `forward`, from the gradient of `output` (rows × outputs), which
  /// is overwritten. `input` is what `forward` was given.
  func backward(
    _ weights: Weights, input: UnsafeRawPointer, outputGradient: UnsafeMutablePointer<Float>,
    _ wanted: Wanted
  ) {
    var incoming = outputGradient
    for index in layers.indices.reversed() {
      let layer = layers[index]
      let spreads = spreadGradients(layer, weights, incoming, wanted)
      let derivative = backThroughUnits(layer, weights, incoming, wanted)
      let below = index > 0 ? UnsafeRawPointer(layers[index - 1].activations.base) : input
      if let gradients = wanted.gradients {
        layer.weightGradient?.run(derivative, below, into: gradients + layer.spec.weight)
      }
      guard let next = index > 0 ? buffers.room(besides: derivative) : wanted.input else { break }
      layer.inputGradient?.run(derivative, weight(weights, layer.spec), into: next)
      addSpreadGradients(layer, below, spreads, to: next)
      incoming = next
    }
    if let gradient = wanted.input, inputKeep < 1 { maskInput(gradient, input) }
  }

  private func maskInput(_ gradient: UnsafeMutablePointer<Float>, _ input: UnsafeRawPointer) {
    guard let first = layers.first else { return }
    cc_activation_backward(
      context.handle, Int64(rows), Int64(first.spec.inputs), CC_IDENTITY, 0, inputKeep, gradient,
      input, type, gradient, CC_F32, nil)
  }

  private func backThroughUnits(
    _ layer: PassLayer, _ weights: Weights, _ incoming: UnsafeMutablePointer<Float>,
    _ wanted: Wanted
  ) -> UnsafeMutableRawPointer {
    let keep = layer.spec.dropout ? self.keep : 1
    let bias = wanted.gradients.map { $0 + layer.spec.bias }
    let activations = layer.activations
    if layer.pieces != nil { return backThroughMaxout(layer, incoming, keep, bias) }
    let target = buffers.operand(replacing: incoming)
    guard let norm = layer.norm else {
      backThroughActivation(
        layer, incoming, keep, UnsafeRawPointer(activations.base), activations.type, target, bias)
      return target
    }
    if layout.shape.normAfterActivation {
      backThroughNorm(layer, weights, incoming, keep, wanted, .identity, incoming, CC_F32)
      backThroughActivation(
        layer, incoming, 1, UnsafeRawPointer(norm.input.base), CC_F32, target, bias)
    } else {
      // The bias before a batch norm has gradient 0: the mean takes it out again.
      backThroughNorm(
        layer, weights, incoming, keep, wanted, layer.spec.activation, target, type)
    }
    return target
  }

  private func backThroughActivation(
    _ layer: PassLayer, _ incoming: UnsafeMutablePointer<Float>, _ keep: Float,
    _ y: UnsafeRawPointer, _ yType: cc_type, _ target: UnsafeMutableRawPointer,
    _ bias: UnsafeMutablePointer<Float>?
  ) {
    cc_activation_backward(
      context.handle, Int64(rows), Int64(layer.spec.outputs), layer.spec.activation.code,
      layout.shape.slope, keep, incoming, y, yType, target, type, bias)
  }

  private func backThroughNorm(
    _ layer: PassLayer, _ weights: Weights, _ incoming: UnsafeMutablePointer<Float>,
    _ keep: Float, _ wanted: Wanted, _ activation: Activation, _ target: UnsafeMutableRawPointer,
    _ targetType: cc_type
  ) {
    guard let norm = layer.norm, let spec = layer.spec.norm else { return }
    let columns = layer.spec.outputs
    let gamma = wanted.gradients.map { $0 + spec.gamma } ?? norm.unwanted.base
    let beta = wanted.gradients.map { $0 + spec.beta } ?? norm.unwanted.base + columns
    for group in 0..<plan.groups {
      let start = group * groupRows * columns
      cc_batchnorm_backward(
        context.handle, Int64(groupRows), Int64(columns), activation.code, layout.shape.slope, keep,
        incoming + start, layer.activations.base + start * width, layer.activations.type,
        norm.input.base + start, weights.parameters + spec.gamma,
        norm.mean.base + group * columns, norm.inverseDeviation.base + group * columns, gamma, beta,
        group > 0, target + start * (targetType == CC_BF16 ? 2 : 4), targetType)
    }
  }

  private func backThroughMaxout(
    _ layer: PassLayer, _ incoming: UnsafeMutablePointer<Float>, _ keep: Float,
    _ bias: UnsafeMutablePointer<Float>?
  ) -> UnsafeMutableRawPointer {
    let target = buffers.operand(replacing: buffers.room(besides: UnsafeRawPointer(incoming)))
    cc_maxout_backward(
      context.handle, Int64(rows), Int64(layer.spec.outputs), Int64(layer.spec.pieces), keep,
      incoming, layer.pieces?.base, layer.activations.base, layer.activations.type, target, type,
      bias)
    return target
  }

  // Gradient of each group's deviation, and of the weight that sees it. Taken before the gradient
  // of the output is overwritten.
  private func spreadGradients(
    _ layer: PassLayer, _ weights: Weights, _ incoming: UnsafeMutablePointer<Float>,
    _ wanted: Wanted
  ) -> [Float] {
    guard let deviation = layer.deviation else { return [] }
    let column = layer.spec.weight + layer.spec.inputs
    let sums = (0..<plan.groups).map { group in
      (0..<groupRows).reduce(Float(0)) { $0 + incoming[group * groupRows + $1] }
    }
    wanted.gradients?[column] = zip(sums, deviation.feature.elements).reduce(0) { $0 + $1.0 * $1.1 }
    let factor = deviationWeight(layer, weights)
    return sums.map { $0 * factor }
  }

  private func addSpreadGradients(
    _ layer: PassLayer, _ below: UnsafeRawPointer, _ factors: [Float],
    to gradient: UnsafeMutablePointer<Float>
  ) {
    guard let deviation = layer.deviation else { return }
    let columns = layer.spec.inputs
    for (group, factor) in factors.enumerated() {
      let start = group * groupRows * columns
      cc_deviation_backward(
        context.handle, Int64(groupRows), Int64(columns), below + start * width, type,
        deviation.mean.base + group * columns, deviation.deviation.base + group * columns, factor,
        gradient + start)
    }
  }
}
