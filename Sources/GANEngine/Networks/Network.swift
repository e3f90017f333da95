import CCompute

/// A multi-layer perceptron: flat blocks of parameters, gradients and running statistics.
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
  private let context: ComputeContext

  init(_ layout: ParameterLayout, bf16: Bool, in context: ComputeContext) {
    self.layout = layout
    parameters = Storage(count: layout.count)
    gradients = Storage(count: layout.count)
    statistics = Storage(count: layout.statisticsCount)
    shadow = bf16 ? Storage(count: layout.count) : nil
    self.context = context
    for layer in layout.layers {
      guard let norm = layer.norm else { continue }
      parameters.elements[norm.gamma..<norm.gamma + layer.outputs].update(repeating: 1)
      statistics.elements[norm.runningVariance..<norm.runningVariance + layer.outputs]
        .update(repeating: 1)
    }
  }

  /// Draws weights and biases as the shape's `Initialization` says.
  func initialize(_ philox: Philox, _ purpose: Philox.Purpose) {
    for (index, layer) in layout.layers.enumerated() {
      let count = Int64(layer.rows * layer.columns)
      let weight = philox.code(purpose, step: UInt64(2 * index))
      let target = parameters.base + layer.weight
      let spread = layout.shape.initialization.spread(
        inputs: layer.columns, outputs: layer.rows, slope: layer.negativeSlope(in: layout.shape))
      switch spread {
      case .uniform(let bound):
        cc_fill_uniform(context.handle, weight, count, -bound, bound, target, CC_F32)
      case .normal(let deviation):
        cc_fill_normal(context.handle, weight, count, 0, deviation, target, CC_F32)
      }
      guard layout.shape.initialization == .pytorch, case .uniform(let bound) = spread else {
        continue
      }
      cc_fill_uniform(
        context.handle, philox.code(purpose, step: UInt64(2 * index + 1)), Int64(layer.rows),
        -bound, bound, parameters.base + layer.bias, CC_F32)
    }
    refreshProducts()
  }

  /// Brings what the products read up to date after the parameters were written from outside.
  func refreshProducts() {
    if let shadow {
      cc_to_bf16(context.handle, Int64(parameters.count), parameters.base, shadow.base)
    }
    spectralNorm?.refresh(parameters)
  }

  /// Whether the latest gradients are numbers.
  ///
  /// Looks at the sums over the batch of what came down to each layer (gradients of biases, and of
  /// batch norm's β): a NaN or an infinity anywhere in the batch shows there, and they are few.
  var hasFiniteGradients: Bool {
    layout.layers.allSatisfy { layer in
      let sums = gradients.base + (layer.norm?.beta ?? layer.bias)
      return (0..<layer.outputs).allSatisfy { sums[$0].isFinite }
    }
  }

  /// What a pass reads.
  var weights: Pass.Weights {
    Pass.Weights(
      parameters: parameters.base,
      products: spectralNorm?.products ?? shadow.map { UnsafeRawPointer($0.base) }
        ?? UnsafeRawPointer(parameters.base),
      statistics: statistics.base)
  }
}

extension ParameterLayout.Layer {
  // What He's formula asks for: 1 keeps the variance of a linear layer, 0 that of a ReLU.
  fileprivate func negativeSlope(in shape: NetworkShape) -> Float {
    switch activation {
    case .relu: 0
    case .leakyRelu: shape.slope
    default: 1
    }
  }
}
