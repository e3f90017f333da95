import CCompute

/// A multi-layer perceptron: flat blocks of parameters, gradients and running statistics.
final class MLP {
  let layout: ParameterLayout
  /// `layout.count` numbers.
  let parameters: Storage<Float>
  /// One number a parameter.
  let gradients: Storage<Float>
  /// `layout.statisticsCount` numbers: batch norm's running mean and variance.
  let statistics: Storage<Float>
  /// The parameters as bf16 for the products; nil where they run in fp32.
  let shadow: Storage<UInt16>?
  private let context: ComputeContext

  init(_ shape: NetworkShape, bf16: Bool, in context: ComputeContext) {
    layout = ParameterLayout(shape)
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

  /// PyTorch's default for `nn.Linear`: weight and bias from U(±1/√inputs).
  func initialize(_ philox: Philox, _ purpose: Philox.Purpose) {
    for (index, layer) in layout.layers.enumerated() {
      let bound = 1 / Float(layer.inputs).squareRoot()
      for (part, offset, count) in [
        (0, layer.weight, layer.inputs * layer.outputs), (1, layer.bias, layer.outputs),
      ] {
        cc_fill_uniform(
          context.handle, philox.code(purpose, step: UInt64(2 * index + part)), Int64(count),
          -bound, bound, parameters.base + offset)
      }
    }
    refreshShadow()
  }

  /// Brings the bf16 copy up to date after the parameters were written from outside.
  func refreshShadow() {
    guard let shadow else { return }
    cc_to_bf16(context.handle, Int64(parameters.count), parameters.base, shadow.base)
  }

  /// What the products read: the parameter block in their format.
  var productWeights: UnsafeRawPointer {
    shadow.map { UnsafeRawPointer($0.base) } ?? UnsafeRawPointer(parameters.base)
  }
}
