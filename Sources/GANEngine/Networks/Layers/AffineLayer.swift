import CCompute

/// An affine map with its bias, and the activation behind it where none stands in between.
final class AffineLayer: Layer {
  let outputs: Outputs
  let source: MapSource
  let map: any AffineMap
  private let rows: Int
  private let place: Place
  /// What tells how the batch varies; nil for most.
  private let deviation: DeviationLayer?
  private let buffers: GradientBuffers
  /// The bias's gradient at each place, before it is summed up.
  private let placeSums: Storage<Float>
  private let context: ComputeContext

  /// What a network has below a layer.
  struct Place {
    /// Whether nothing is: the gradient of its input goes where the pass is asked to lay it.
    var isFirst: Bool
    /// Whether nothing with a weight is: below it a gradient is only asked for as that of the input.
    var isLowest: Bool
  }

  init(
    _ source: MapSource, _ map: any AffineMap, outputs: Outputs, rows: Int, at place: Place,
    behind deviation: DeviationLayer?, _ buffers: GradientBuffers, in context: ComputeContext
  ) {
    self.source = source
    self.map = map
    self.outputs = outputs
    self.rows = rows
    self.place = place
    self.deviation = deviation
    self.buffers = buffers
    self.context = context
    placeSums = Storage(
      count: map.bias.map { $0.count < outputs.columns } == true ? outputs.columns : 0)
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
    if place.isLowest && wanted.input == nil { return nil }
    guard let next = place.isFirst ? wanted.input : buffers.room(besides: derivative) else {
      return nil
    }
    map.adjointOfInput(derivative, weights, into: next)
    return .outputs(next)
  }

  private func backThroughActivation(
    _ gradient: Gradient, _ wanted: Pass.Wanted
  ) -> UnsafeMutableRawPointer {
    switch gradient {
    case .products(let derivative): return derivative
    case .outputs(let incoming):
      let isWide = map.derivativeType == CC_F32
      if isWide, map.bias == nil, outputs.activation == .identity, outputs.keep == 1 {
        return UnsafeMutableRawPointer(incoming)
      }
      let target =
        isWide ? UnsafeMutableRawPointer(incoming) : buffers.operand(replacing: incoming)
      let bias = wanted.gradients.flatMap { gradients in map.bias.map { gradients + $0.offset } }
      let sums = bias.map { placeSums.count > 0 ? placeSums.base : $0 }
      cc_activation_backward(
        context.handle, Int64(rows), Int64(outputs.columns), outputs.activation.code,
        outputs.slope, outputs.keep, incoming, outputs.operand.base, outputs.operand.type, target,
        map.derivativeType, sums)
      if let bias, placeSums.count > 0, let count = map.bias?.count {
        cc_fold(Int64(outputs.columns / count), Int64(count), placeSums.base, bias)
      }
      return target
    }
  }
}
