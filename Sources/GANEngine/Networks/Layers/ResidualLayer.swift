import CCompute

/// Layers around which their input is added (He et al. 2016, "Deep residual learning", equation 1).
final class ResidualLayer: Layer {
  let outputs: Outputs
  let chain: LayerChain
  private let inputType: cc_type
  private let rows: Int
  /// The gradient that goes around the layers.
  private let around: Storage<Float>
  private let context: ComputeContext

  /// `inputType` is the format of what it is given.
  init(
    _ chain: LayerChain, outputs: Outputs, inputType: cc_type, rows: Int, goesBack: Bool,
    in context: ComputeContext
  ) {
    self.chain = chain
    self.outputs = outputs
    self.inputType = inputType
    self.rows = rows
    self.context = context
    around = Storage(count: goesBack ? rows * outputs.columns : 0)
  }

  private var count: Int64 { Int64(rows * outputs.columns) }

  func forward(_ input: UnsafeMutableRawPointer, _ weights: Pass.Weights, _ mode: Pass.Mode) {
    chain.forward(input, weights, mode)
    guard let inner = chain.layers.last?.outputs.operand else { return }
    cc_add(
      context.handle, count, input, inputType, inner.base, inner.type, outputs.operand.base,
      outputs.operand.type)
  }

  func backward(
    _ gradient: Gradient, input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient? {
    guard let incoming = gradient.numbers else { return gradient }
    around.base.update(from: incoming, count: around.count)
    let below = chain.backward(gradient, input: input, weights, wanted)
    guard let numbers = below?.numbers else { return nil }
    cc_add(context.handle, count, numbers, CC_F32, around.base, CC_F32, numbers, CC_F32)
    return below
  }
}
