/// D's verdict as one logit a row: its only output, or of two outputs [fake, real] the difference,
/// whose logistic function is the softmax of the two.
final class DiscriminatorHead {
  private let outputs: Int
  /// One logit a row.
  private let logits: Storage<Float>
  /// rows × outputs.
  private let gradients: Storage<Float>

  /// A head for at most `rows` rows of `outputs` (1 or 2) numbers.
  init(outputs: Int, rows: Int) {
    self.outputs = outputs
    logits = Storage(count: rows)
    gradients = Storage(count: rows * outputs)
  }

  /// The logits of `count` rows of D's output; valid until the next call.
  func logits(_ output: UnsafePointer<Float>, count: Int) -> UnsafeBufferPointer<Float> {
    for row in 0..<count {
      logits.elements[row] =
        outputs == 1 ? output[row] : output[row * outputs + 1] - output[row * outputs]
    }
    return UnsafeBufferPointer(start: logits.base, count: count)
  }

  /// The gradient of D's output (rows × outputs) from that of its logits, in memory of the head's.
  func outputGradients(
    _ logitGradients: UnsafeBufferPointer<Float>
  ) -> UnsafeMutablePointer<Float> {
    for (row, gradient) in logitGradients.enumerated() {
      gradients.elements[row * outputs + outputs - 1] = gradient
      if outputs == 2 { gradients.elements[row * outputs] = -gradient }
    }
    return gradients.base
  }
}
