import CCompute

/// Forward and backward through a perceptron for a fixed number of rows: products planned once,
/// activations kept in between, nothing allocated in a step.
final class Pass {
  /// How batch norm and dropout behave.
  enum Mode {
    /// Running statistics, no dropout.
    case evaluation
    /// Batch statistics; dropout of `rate` drawn from the stream.
    case training(rate: Float, philox: Philox, purpose: Philox.Purpose, step: UInt64)
  }

  /// What a pass is planned for.
  struct Plan {
    let rows: Int
    let bf16: Bool
    /// Whether `backward` may be asked for the gradients of the weights.
    var weightGradients = false
    /// Whether `backward` may be asked for the gradient of the input.
    var inputGradient = false
  }

  let rows: Int
  let layout: ParameterLayout
  /// rows × outputs: logits or pixels, fp32 in every precision.
  let output: UnsafeMutablePointer<Float>

  private let type: cc_type
  private let context: ComputeContext
  private var layers: [Layer] = []
  private let gradient: Storage<Float>
  private let otherGradient: Storage<Float>
  private let halfGradient: Storage<UInt16>?
  private let ownOutput: Storage<Float>?
  private var keep: Float = 1

  private struct Layer {
    let spec: ParameterLayout.Layer
    let forward: Product
    let weightGradient: Product?
    let inputGradient: Product?
    /// rows × outputs in the product's format; the last layer's output is `Pass.output`.
    let activations: Operand
    /// Input of the batch norm, and the batch's statistics.
    let norm: Norm?
  }

  private struct Norm {
    let preactivation: Storage<Float>
    let mean: Storage<Float>
    let inverseDeviation: Storage<Float>
  }

  /// Plans a pass; the output goes to `output` (rows × outputs) where one is given, which must
  /// outlive the pass. Throws `EngineError.unsupportedProduct`.
  init(
    _ layout: ParameterLayout, _ plan: Plan, output: UnsafeMutablePointer<Float>? = nil,
    in context: ComputeContext
  ) throws {
    self.layout = layout
    self.context = context
    rows = plan.rows
    type = plan.bf16 ? CC_BF16 : CC_F32
    let widest = layout.layers.reduce(1) { max($0, $1.inputs, $1.outputs) }
    let backward = plan.weightGradients || plan.inputGradient
    gradient = Storage(count: backward ? rows * widest : 0)
    otherGradient = Storage(count: backward && !plan.bf16 ? rows * widest : 0)
    halfGradient = backward && plan.bf16 ? Storage(count: rows * widest) : nil
    ownOutput = output == nil ? Storage(count: rows * (layout.layers.last?.outputs ?? 0)) : nil
    self.output = output ?? ownOutput.map { $0.base } ?? gradient.base
    for (index, spec) in layout.layers.enumerated() {
      layers.append(try plannedLayer(spec, at: index, plan))
    }
  }

  private func plannedLayer(
    _ spec: ParameterLayout.Layer, at index: Int, _ plan: Plan
  ) throws -> Layer {
    let isLast = index == layout.layers.count - 1
    let activations =
      isLast
      ? Operand(borrowing: output) : Operand(count: rows * spec.outputs, bf16: plan.bf16)
    let norm = spec.norm.map { _ in
      Norm(
        preactivation: Storage(count: rows * spec.outputs), mean: Storage(count: spec.outputs),
        inverseDeviation: Storage(count: spec.outputs))
    }
    let forward = try Product(
      .init(m: rows, n: spec.outputs, k: spec.inputs), transposedB: true, operands: type,
      result: norm == nil ? activations.type : CC_F32, bias: true,
      activation: norm == nil ? spec.activation : .identity, slope: layout.shape.slope, in: context)
    let weightGradient =
      plan.weightGradients
      ? try Product(
        .init(m: spec.outputs, n: spec.inputs, k: rows), transposedA: true, operands: type,
        in: context) : nil
    let inputGradient =
      plan.inputGradient || (index > 0 && plan.weightGradients)
      ? try Product(
        .init(m: rows, n: spec.inputs, k: spec.outputs), operands: type, in: context) : nil
    return Layer(
      spec: spec, forward: forward, weightGradient: weightGradient, inputGradient: inputGradient,
      activations: activations, norm: norm)
  }

  /// The parameter blocks a pass reads: those of a network, or an average of them.
  struct Weights {
    let parameters: UnsafePointer<Float>
    /// The block the products read, in their format.
    let products: UnsafeRawPointer
    /// Running statistics; a training pass moves them.
    let statistics: UnsafeMutablePointer<Float>
  }

  /// Fills `output` from `input` (rows × inputs, in the format of the products).
  func forward(_ weights: Weights, input: UnsafeRawPointer, mode: Mode) {
    var input = input
    keep = 1
    for (index, layer) in layers.enumerated() {
      let target = layer.norm.map { UnsafeMutableRawPointer($0.preactivation.base) }
      layer.forward.run(
        input, weight(weights, layer.spec), bias: weights.parameters + layer.spec.bias,
        into: target ?? layer.activations.base)
      normalize(layer, weights, mode)
      drop(layer, at: index, mode)
      input = UnsafeRawPointer(layer.activations.base)
    }
  }

  private func weight(
    _ weights: Weights, _ spec: ParameterLayout.Layer
  ) -> UnsafeRawPointer {
    weights.products + spec.weight * (type == CC_BF16 ? 2 : 4)
  }

  private func normalize(_ layer: Layer, _ weights: Weights, _ mode: Mode) {
    guard let norm = layer.norm, let spec = layer.spec.norm else { return }
    let (gamma, beta) = (weights.parameters + spec.gamma, weights.parameters + spec.beta)
    let runningMean = weights.statistics + spec.runningMean
    let runningVariance = weights.statistics + spec.runningVariance
    let (count, columns) = (Int64(rows), Int64(layer.spec.outputs))
    if case .evaluation = mode {
      cc_batchnorm_apply(
        context.handle, count, columns, Self.normEpsilon, layer.spec.activation.code,
        layout.shape.slope, norm.preactivation.base, gamma, beta, runningMean, runningVariance,
        layer.activations.base, layer.activations.type)
    } else {
      cc_batchnorm_forward(
        context.handle, count, columns, Self.normEpsilon, Self.normMomentum,
        layer.spec.activation.code, layout.shape.slope, norm.preactivation.base, gamma, beta,
        norm.mean.base, norm.inverseDeviation.base, runningMean, runningVariance,
        layer.activations.base, layer.activations.type)
    }
  }

  // PyTorch's defaults for BatchNorm1d.
  private static let normEpsilon: Float = 1e-5
  private static let normMomentum: Float = 0.1

  private func drop(_ layer: Layer, at index: Int, _ mode: Mode) {
    guard layer.spec.dropout, case .training(let rate, let philox, let purpose, let step) = mode,
      rate > 0
    else { return }
    keep = 1 - rate
    // Eight bits of layer in the stream's step: no two layers share their draws.
    let stream = philox.code(purpose, step: step << 8 | UInt64(index & 0xFF))
    cc_dropout(
      context.handle, stream, Int64(rows * layer.spec.outputs), rate, layer.activations.base,
      layer.activations.type)
  }

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
      let derivative = backThroughActivation(layer, weights, incoming, wanted)
      let below = index > 0 ? UnsafeRawPointer(layers[index - 1].activations.base) : input
      if let gradients = wanted.gradients {
        layer.weightGradient?.run(derivative, below, into: gradients + layer.spec.weight)
      }
      guard let next = index > 0 ? scratch(besides: incoming) : wanted.input else { break }
      layer.inputGradient?.run(derivative, weight(weights, layer.spec), into: next)
      incoming = next
    }
  }

  private func scratch(besides used: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Float> {
    // In bf16 the product reads its own copy, so its result may replace what it came from.
    halfGradient == nil && used == gradient.base ? otherGradient.base : gradient.base
  }

  private func backThroughActivation(
    _ layer: Layer, _ weights: Weights, _ incoming: UnsafeMutablePointer<Float>, _ wanted: Wanted
  ) -> UnsafeMutableRawPointer {
    let target =
      halfGradient.map { UnsafeMutableRawPointer($0.base) } ?? UnsafeMutableRawPointer(incoming)
    let keep = layer.spec.dropout ? self.keep : 1
    let (count, columns) = (Int64(rows), Int64(layer.spec.outputs))
    let biasGradient = wanted.gradients.map { $0 + layer.spec.bias }
    if let norm = layer.norm, let spec = layer.spec.norm, let gradients = wanted.gradients {
      // The bias before a batch norm has gradient 0: the mean takes it out again.
      cc_batchnorm_backward(
        context.handle, count, columns, layer.spec.activation.code, layout.shape.slope, keep,
        incoming, layer.activations.base, layer.activations.type, norm.preactivation.base,
        weights.parameters + spec.gamma, norm.mean.base, norm.inverseDeviation.base,
        gradients + spec.gamma, gradients + spec.beta, target, type)
    } else {
      cc_activation_backward(
        context.handle, count, columns, layer.spec.activation.code, layout.shape.slope, keep,
        incoming, layer.activations.base, layer.activations.type, target, type, biasGradient)
    }
    return target
  }

  /// Products a forward pass runs, in order.
  var forwardProducts: [Product] { layers.map(\.forward) }
  /// Products of the gradients of the weights.
  var weightGradientProducts: [Product] { layers.compactMap(\.weightGradient) }
  /// Products of the gradients of the inputs, with or without the first layer's.
  func inputGradientProducts(includingFirst: Bool) -> [Product] {
    layers.dropFirst(includingFirst ? 0 : 1).compactMap(\.inputGradient)
  }
}
