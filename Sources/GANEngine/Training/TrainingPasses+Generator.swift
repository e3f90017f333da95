import CCompute

extension TrainingPasses {
  /// D's logits of the real images in its input, for a loss of G's that looks at them.
  func lookAtReal(_ discriminator: Network, _ dropout: Pass.Dropout) {
    fakePass.forward(discriminator.weights, input: input.block(0), mode: .training(dropout))
    let logits = head.logits(fakePass.output, count: input.rows)
    for (row, logit) in logits.enumerated() { realLogits.elements[row] = logit }
  }

  /// G's loss through D on the fakes in D's input; unless `measuring`, the gradient of the fakes is
  /// kept for `generatorBackward`.
  func generatorForward(
    through discriminator: Network, _ loss: AdversarialLoss, _ dropout: Pass.Dropout,
    normalizesOutput: Bool, measuring: Bool
  ) -> Double {
    fakePass.forward(discriminator.weights, input: input.block(1), mode: .training(dropout))
    if normalizesOutput { return normalizedLoss(discriminator, loss) }
    let value = lossOfFakes(loss, head.logits(fakePass.output, count: input.rows))
    if value.isFinite && !measuring { goBackToInput(discriminator) }
    return value
  }

  /// Fills G's gradients.
  func generatorBackward(_ generator: Network) {
    var gradient = rowGradients.base
    if !input.isPlain {
      input.pixelGradients(of: rowGradients.base, into: pixelGradients.base)
      gradient = pixelGradients.base
    }
    input.translateBack(gradient)
    generatorPass.backward(
      generator.weights, input: latents.base, outputGradient: gradient,
      .init(gradients: generator.gradients.base))
  }

  private func lossOfFakes(
    _ loss: AdversarialLoss, _ logits: UnsafeBufferPointer<Float>
  ) -> Double {
    loss.generator(
      fake: logits, real: UnsafeBufferPointer(realLogits.elements),
      gradient: logitGradients.elements)
  }

  // D is linear around each fake: one chain started from 1 gives g, and G's gradient is a multiple
  // of it in each row.
  private func normalizedLoss(_ discriminator: Network, _ loss: AdversarialLoss) -> Double {
    let rows = input.rows
    let raw = Array(head.logits(fakePass.output, count: rows))
    logitGradients.elements[..<rows].update(repeating: 1)
    goBackToInput(discriminator)
    input.forgetClasses(in: rowGradients.base)
    cc_row_norms(
      context.handle, Int64(rows), Int64(input.columns), rowGradients.base, norms.base)
    let logits = zip(raw, norms.elements).map { SlopeNormalization.normalized($0, norm: $1) }
    let value = logits.withUnsafeBufferPointer { lossOfFakes(loss, $0) }
    for row in 0..<rows {
      logitGradients.elements[row] = SlopeNormalization.logitGradient(
        logitGradients.elements[row], logit: raw[row], norm: norms.elements[row])
    }
    cc_scale_rows(
      context.handle, Int64(rows), Int64(input.columns), logitGradients.base, rowGradients.base,
      rowGradients.base, CC_F32)
    return value
  }

  private func goBackToInput(_ discriminator: Network) {
    let gradients = UnsafeBufferPointer(start: logitGradients.base, count: input.rows)
    fakePass.backward(
      discriminator.weights, input: input.block(1),
      outputGradient: head.outputGradients(gradients), .init(input: rowGradients.base))
  }
}
