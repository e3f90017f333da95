import CCompute

/// The largest of each unit's pieces, which an affine layer below computes in fp32.
final class MaxoutLayer: Layer {
  let outputs: Outputs
  private let pieces: Int
  private let rows: Int
  /// Where the gradient of the bias below starts.
  private let bias: Int
  private let type: cc_type
  private let buffers: GradientBuffers
  private let context: ComputeContext

  init(
    pieces: Int, outputs: Outputs, rows: Int, bias: Int, _ type: cc_type,
    _ buffers: GradientBuffers, in context: ComputeContext
  ) {
    self.pieces = pieces
    self.outputs = outputs
    self.rows = rows
    self.bias = bias
    self.type = type
    self.buffers = buffers
    self.context = context
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
    cc_maxout_backward(
      context.handle, Int64(rows), Int64(outputs.columns), Int64(pieces), outputs.keep, incoming,
      input.assumingMemoryBound(to: Float.self), outputs.operand.base, outputs.operand.type, target,
      type, wanted.gradients.map { $0 + bias })
    return .products(target)
  }
}
