import CCompute

/// A network's flat blocks of parameters, gradients and running statistics.
final class Network {
  let layout: ParameterLayout
  /// `layout.count` numbers.
  let parameters: Storage<Float>
  /// One number a parameter.
  let gradients: Storage<Float>
  /// `layout.statisticsCount` numbers: batch norm's running mean and variance.
  let statistics: Storage<Float>
  /// The parameters as bf16 for the products; nil where they run in fp32.
  let shadow: Storage<UInt16>?
  /// What divides the weights by their largest singular values; nil while nothing does.
  var spectralNorm: SpectralNorm?
  let context: ComputeContext

  init(_ layout: ParameterLayout, bf16: Bool, in context: ComputeContext) {
    self.layout = layout
    parameters = Storage(count: layout.count)
    gradients = Storage(count: layout.count)
    statistics = Storage(count: layout.statisticsCount)
    shadow = bf16 ? Storage(count: layout.count) : nil
    self.context = context
    for tensor in layout.trained where tensor.role == .scale { Self.fill(tensor, of: parameters) }
    for tensor in layout.statistics where tensor.role == .runningVariance {
      Self.fill(tensor, of: statistics)
    }
  }

  // Batch norm begins with a scale and a variance of 1.
  private static func fill(_ tensor: ParameterLayout.Tensor, of block: Storage<Float>) {
    block.elements[tensor.offset..<tensor.offset + tensor.count].update(repeating: 1)
  }

  /// Draws weights and biases as the shape's `Initialization` says.
  func initialize(_ philox: Philox, _ purpose: Philox.Purpose) {
    for layer in layout.affine {
      let spread = layout.shape.initialization.spread(
        inputs: layer.inputs, outputs: layer.outputs, slope: layer.slope)
      let weight = philox.code(purpose, step: UInt64(2 * layer.ordinal))
      draw(spread, weight, layer.rows * layer.columns, at: layer.weight)
      guard layout.shape.initialization == .pytorch else { continue }
      let bias = philox.code(purpose, step: UInt64(2 * layer.ordinal + 1))
      draw(spread, bias, layer.biasCount, at: layer.bias)
    }
    for (place, layer) in layout.all.enumerated() {
      initializeRecurrent(layer, at: place, philox, purpose)
    }
    refreshProducts()
  }

  // U(±1/√units) for all of it, as PyTorch has it, whatever the other layers start from.
  private func initializeRecurrent(
    _ layer: ParameterLayout.Layer, at place: Int, _ philox: Philox, _ purpose: Philox.Purpose
  ) {
    guard case .recurrent(let units, _) = layer.spec else { return }
    for (number, tensor) in layer.tensors.enumerated() {
      // Behind the streams of all layers with a weight, of which there are at most 256.
      let stream = philox.code(purpose, step: UInt64(512 + 4 * place + number))
      draw(.uniform(1 / Float(units).squareRoot()), stream, tensor.count, at: tensor.offset)
    }
  }

  private func draw(
    _ spread: Initialization.Spread, _ stream: cc_stream, _ count: Int, at offset: Int
  ) {
    let target = parameters.base + offset
    switch spread {
    case .uniform(let bound):
      cc_fill_uniform(context.handle, stream, Int64(count), -bound, bound, target, CC_F32)
    case .normal(let deviation):
      cc_fill_normal(context.handle, stream, Int64(count), 0, deviation, target, CC_F32)
    }
  }

  /// Brings what the products read up to date after the parameters were written from outside.
  func refreshProducts() {
    if let shadow {
      cc_to_bf16(context.handle, Int64(parameters.count), parameters.base, shadow.base)
    }
    spectralNorm?.refresh(parameters)
  }

  /// Whether the latest gradients are finite.
  ///
  /// Looks at the sums over the batch of what came down to each layer (gradients of biases, and of
  /// batch norm's β): a NaN or an infinity anywhere in the batch shows there, and they are few.
  var hasFiniteGradients: Bool {
    layout.trained.allSatisfy { tensor in
      guard [.bias, .shift, .stateBias].contains(tensor.role) else { return true }
      let sums = gradients.base + tensor.offset
      return (0..<tensor.count).allSatisfy { sums[$0].isFinite }
    }
  }

  /// What a pass reads.
  var weights: Pass.Weights {
    let products =
      spectralNorm?.products
      ?? shadow.map { Operand(borrowing: UnsafeMutableRawPointer($0.base), CC_BF16) }
      ?? Operand(borrowing: UnsafeMutableRawPointer(parameters.base))
    return Pass.Weights(
      parameters: parameters.base, products: products, statistics: statistics.base)
  }
}
