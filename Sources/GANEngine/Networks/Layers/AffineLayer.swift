import CCompute

/// An affine map with its bias, and the activation behind it where none stands in between.
final class AffineLayer: Layer {
  let outputs: Outputs
  let map: any AffineMap
  private let rows: Int
  private let isFirst: Bool
  /// What tells how the batch varies; nil for most.
  private let deviation: DeviationLayer?
  private let buffers: GradientBuffers
  private let context: ComputeContext
  private let type: cc_type

  /// `isFirst`: the gradient of its input goes where the pass is asked to lay it.
  init(
    _ map: any AffineMap, outputs: Outputs, rows: Int, isFirst: Bool,
    behind deviation:
      DeviationLayer?, _ type: cc_type, _ buffers: GradientBuffers, in context: ComputeContext
  ) {
    self.map = map
    self.outputs = outputs
    self.rows = rows
    self.isFirst = isFirst
    self.deviation = deviation
    self.type = type
    self.buffers = buffers
    self.context = context
  }

  func forward(_ input: UnsafeMutableRawPointer, _ weights: Pass.Weights, _ mode: Pass.Mode) {
    map.apply(input, weights, into: outputs.operand.base)
    deviation?.add(weights, to: outputs)
  }

  func backward(
    _ gradient: Gradient, input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient? {
    deviation?.takeGradients(of: gradient, weights, wanted)
    let derivative = backThroughActivation(gradient, wanted)
    if let gradients = wanted.gradients {
      map.adjointOfWeight(derivative, input, into: gradients)
    }
    guard let next = isFirst ? wanted.input : buffers.room(besides: derivative) else { return nil }
    map.adjointOfInput(derivative, weights, into: next)
    return .outputs(next)
  }

  private func backThroughActivation(
    _ gradient: Gradient, _ wanted: Pass.Wanted
  ) -> UnsafeMutableRawPointer {
    switch gradient {
    case .products(let derivative): return derivative
    case .outputs(let incoming):
      let target = buffers.operand(replacing: incoming)
      cc_activation_backward(
        context.handle, Int64(rows), Int64(outputs.columns), outputs.activation.code,
        outputs.slope, outputs.keep, incoming, outputs.operand.base, outputs.operand.type, target,
        type, wanted.gradients.map { $0 + map.bias })
      return target
    }
  }
}
