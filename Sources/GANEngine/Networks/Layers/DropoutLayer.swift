import CCompute

/// Inverted dropout, in place on the outputs of the layer below, or on the input of the pass.
///
/// The way back goes through the layer below, which sees in its outputs what was silenced; where there
/// is none, the gradient of the input is masked here.
final class DropoutLayer: Layer {
  let outputs: Outputs
  private let rows: Int
  /// Tells this layer's random streams from others'.
  private let part: Int
  private let isInput: Bool
  private let context: ComputeContext

  /// `outputs` are those of the layer below, or the columns and the format of the pass's input.
  init(on outputs: Outputs, rows: Int, part: Int, isInput: Bool, in context: ComputeContext) {
    self.outputs = outputs
    self.rows = rows
    self.part = part
    self.isInput = isInput
    self.context = context
  }

  func forward(_ input: UnsafeMutableRawPointer, _ weights: Pass.Weights, _ mode: Pass.Mode) {
    outputs.keep = 1
    guard case .training(let dropout) = mode else { return }
    let rate = isInput ? dropout.inputRate : dropout.rate
    guard rate > 0, let draw = isInput ? dropout.input : dropout.hidden else { return }
    outputs.keep = 1 - rate
    cc_dropout(
      context.handle, draw.stream(part: part), Int64(rows * outputs.columns), rate, input,
      outputs.operand.type)
  }

  func backward(
    _ gradient: Gradient, input: UnsafeRawPointer, _ weights: Pass.Weights, _ wanted: Pass.Wanted
  ) -> Gradient? {
    if isInput, outputs.keep < 1, let numbers = gradient.numbers {
      cc_activation_backward(
        context.handle, Int64(rows), Int64(outputs.columns), CC_IDENTITY, 0, outputs.keep, numbers,
        input, outputs.operand.type, numbers, CC_F32, nil)
    }
    return gradient
  }
}
