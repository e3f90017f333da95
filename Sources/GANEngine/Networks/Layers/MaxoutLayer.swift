import CCompute

/// The largest of each unit's pieces, which an affine layer below computes in fp32.
final class MaxoutLayer: Layer {
  let outputs: Outputs
  private let pieces: Int
  private let rows: Int
  /// The map below.
  private let below: any AffineMap
  private let buffers: GradientBuffers
  /// The bias's gradient at each place, before it is summed up.
  private let placeSums: Storage<Float>
  private let context: ComputeContext

  init(
    pieces: Int, outputs: Outputs, rows: Int, below: any AffineMap,
    _ buffers: GradientBuffers, in context: ComputeContext
  ) {
    self.pieces = pieces
    self.outputs = outputs
    self.rows = rows
    self.below = below
    self.buffers = buffers
    self.context = context
    let columns = outputs.columns * pieces
    placeSums = Storage(count: below.bias.map { $0.count < columns } == true ? columns : 0)
  }

  func forward(_ input: UnsafeMutableRawPointer, _ weights: Pass.Weights, _ mode: Pass.Mode) {
    cc_maxout_forward(
      context.handle, Int64(rows), Int64(outputs.columns), Int64(pieces),
      input.assumingMemoryBound(to: Float.self), outputs.operand.base, outputs.operand.type)
  }

  func backward(
    _ gradient: Gradient, input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient? {
    guard let incoming = gradient.numbers else { return gradient }
    let target = buffers.operand(replacing: buffers.room(besides: UnsafeRawPointer(incoming)))
    let bias = wanted.gradients.flatMap { gradients in below.bias.map { gradients + $0.offset } }
    cc_maxout_backward(
      context.handle, Int64(rows), Int64(outputs.columns), Int64(pieces), outputs.keep, incoming,
      input.assumingMemoryBound(to: Float.self), outputs.operand.base, outputs.operand.type, target,
      below.derivativeType, bias.map { placeSums.count > 0 ? placeSums.base : $0 })
    if let bias, placeSums.count > 0, let count = below.bias?.count {
      cc_fold(Int64(placeSums.count / count), Int64(count), placeSums.base, bias)
    }
    return .products(target)
  }
}
