import CCompute

extension Pass {
  /// Fills `output` from `input` (rows × inputs, in the format of the products), which dropout of
  /// the input changes.
  func forward(_ weights: Weights, input: UnsafeMutableRawPointer, mode: Mode) {
    keep = 1
    inputKeep = 1
    if case .training(let dropout) = mode { drop(dropout, input: input) }
    forward(weights, layers.indices, input: input, mode: mode)
  }

  /// The same where the activations of the first layer lie there already.
  func forward(_ weights: Weights, behindFirst mode: Mode) {
    keep = 1
    inputKeep = 1
    guard let first = layers.first else { return }
    if case .training(let dropout) = mode { drop(dropout, first, at: 0) }
    forward(weights, layers.indices.dropFirst(), input: first.activations.base, mode: mode)
  }

  private func forward(
    _ weights: Weights, _ range: Range<Int>, input: UnsafeMutableRawPointer, mode: Mode
  ) {
    var input = input
    for index in range {
      let layer = layers[index]
      measureDeviation(layer, input)
      layer.forward.run(
        UnsafeRawPointer(input), weight(weights, layer.spec),
        bias: weights.parameters + layer.spec.bias, into: productTarget(layer))
      chooseLargest(layer)
      normalize(layer, weights, mode)
      if case .training(let dropout) = mode { drop(dropout, layer, at: index) }
      addDeviation(layer, weights)
      input = layer.activations.base
    }
  }

  private func productTarget(_ layer: PassLayer) -> UnsafeMutableRawPointer {
    if let pieces = layer.pieces { return UnsafeMutableRawPointer(pieces.base) }
    return layer.norm.map { UnsafeMutableRawPointer($0.input.base) } ?? layer.activations.base
  }

  private func chooseLargest(_ layer: PassLayer) {
    guard let pieces = layer.pieces else { return }
    cc_maxout_forward(
      context.handle, Int64(rows), Int64(layer.spec.outputs), Int64(layer.spec.pieces), pieces.base,
      layer.activations.base, layer.activations.type)
  }

  private func normalize(_ layer: PassLayer, _ weights: Weights, _ mode: Mode) {
    guard let norm = layer.norm, let spec = layer.spec.norm else { return }
    let shape = layout.shape
    let activation = (shape.normAfterActivation ? .identity : layer.spec.activation).code
    let (gamma, beta) = (weights.parameters + spec.gamma, weights.parameters + spec.beta)
    let runningMean = weights.statistics + spec.runningMean
    let runningVariance = weights.statistics + spec.runningVariance
    let columns = layer.spec.outputs
    let target = layer.activations
    if case .evaluation = mode {
      cc_batchnorm_apply(
        context.handle, Int64(rows), Int64(columns), shape.normEpsilon, activation, shape.slope,
        norm.input.base, gamma, beta, runningMean, runningVariance, target.base, target.type)
      return
    }
    for group in 0..<plan.groups {
      let start = group * groupRows * columns
      cc_batchnorm_forward(
        context.handle, Int64(groupRows), Int64(columns), shape.normEpsilon, shape.normMomentum,
        activation, shape.slope, norm.input.base + start, gamma, beta,
        norm.mean.base + group * columns, norm.inverseDeviation.base + group * columns,
        runningMean, runningVariance, target.base + start * width, target.type)
    }
  }

  private func drop(_ dropout: Dropout, input: UnsafeMutableRawPointer) {
    guard layout.shape.dropout.contains(0), dropout.inputRate > 0, let draw = dropout.input,
      let first = layers.first
    else { return }
    inputKeep = 1 - dropout.inputRate
    cc_dropout(
      context.handle, draw.stream(part: 0), Int64(rows * first.spec.inputs), dropout.inputRate,
      input, type)
  }

  private func drop(_ dropout: Dropout, _ layer: PassLayer, at index: Int) {
    guard layer.spec.dropout, dropout.rate > 0, let draw = dropout.hidden else { return }
    keep = 1 - dropout.rate
    cc_dropout(
      context.handle, draw.stream(part: index), Int64(rows * layer.spec.outputs), dropout.rate,
      layer.activations.base, layer.activations.type)
  }

  private func measureDeviation(_ layer: PassLayer, _ input: UnsafeRawPointer) {
    guard let deviation = layer.deviation else { return }
    let columns = layer.spec.inputs
    for group in 0..<plan.groups {
      deviation.feature.elements[group] = cc_deviation_forward(
        context.handle, Int64(groupRows), Int64(columns),
        input + group * groupRows * columns * width, type, deviation.mean.base + group * columns,
        deviation.deviation.base + group * columns)
    }
  }

  /// The weight of the batch's deviation, as the products would read it.
  func deviationWeight(_ layer: PassLayer, _ weights: Weights) -> Float {
    let column = weight(weights, layer.spec) + layer.spec.inputs * width
    if type == CC_F32 { return column.load(as: Float.self) }
    return Float(bitPattern: UInt32(column.load(as: UInt16.self)) << 16)
  }

  // The product leaves out the last column of a weight that sees the batch's deviation.
  private func addDeviation(_ layer: PassLayer, _ weights: Weights) {
    guard let deviation = layer.deviation else { return }
    let factor = deviationWeight(layer, weights)
    for row in 0..<rows {
      output[row] += factor * deviation.feature.elements[row / groupRows]
    }
  }
}
