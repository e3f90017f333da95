extension TrainingPasses {
  /// D's loss on its input; the gradient of its logits is kept for `discriminatorBackward`.
  func discriminatorForward(
    _ discriminator: Network, _ loss: AdversarialLoss, _ dropout: Pass.Dropout
  ) -> AdversarialLoss.DiscriminatorResult {
    discriminatorPass.forward(
      discriminator.weights, input: input.block(0), mode: .training(dropout))
    return result(loss, head.logits(discriminatorPass.output, count: 2 * input.rows))
  }

  /// Fills D's gradients.
  func discriminatorBackward(_ discriminator: Network) {
    let gradients = UnsafeBufferPointer(start: logitGradients.base, count: 2 * input.rows)
    discriminatorPass.backward(
      discriminator.weights, input: input.block(0),
      outputGradient: head.outputGradients(gradients),
      .init(gradients: discriminator.gradients.base))
  }

  /// The pass that serves penalties; nil where they are none, or D's layers do not allow them.
  func penaltyPass(for penalties: Penalties) -> PenaltyPass? {
    guard !penalties.isNone else { return nil }
    let blocks = penalties.wassersteinWeight > 0 ? 3 : 2
    return penaltyPasses.first { $0.blocks == blocks }
  }

  /// `discriminatorForward` where the loss looks at D's slope; a penalty counts `interval` times.
  func discriminatorForward(
    _ discriminator: Network, _ loss: AdversarialLoss, _ dropout: Pass.Dropout,
    _ penalties: Penalties, interval: Double, in slopes: PenaltyPass
  ) -> AdversarialLoss.DiscriminatorResult {
    slopes.forward(discriminator.weights, input, mode: .training(dropout), penalties)
    logitGradients.elements.update(repeating: 0)
    slopeFactors.elements.update(repeating: 0)
    let raw = head.logits(slopes.pass.output, count: 2 * input.rows)
    var result =
      penalties.normalizesOutput
      ? normalizedResult(loss, raw, slopes) : result(loss, raw)
    result.penalty = penalties.addTerms(
      norms: slopes.norms(ofBlock:), rows: input.rows, interval: interval,
      to: slopeFactors.elements)
    return result
  }

  /// Fills D's gradients after a forward pass in `slopes`.
  func discriminatorBackward(
    _ discriminator: Network, _ penalties: Penalties, in slopes: PenaltyPass
  ) {
    slopes.backward(
      discriminator.weights, input, penalties, logitGradients: logitGradients,
      slopeFactors: slopeFactors, gradients: discriminator.gradients.base)
  }

  private func result(
    _ loss: AdversarialLoss, _ logits: UnsafeBufferPointer<Float>
  ) -> AdversarialLoss.DiscriminatorResult {
    _ = batchLogits.elements.update(fromContentsOf: logits)
    hasBatchLogits = true
    return loss.discriminator(
      real: UnsafeBufferPointer(rebasing: logits[..<input.rows]),
      fake: UnsafeBufferPointer(rebasing: logits[input.rows...]), gradient: logitGradients.elements)
  }

  private func normalizedResult(
    _ loss: AdversarialLoss, _ raw: UnsafeBufferPointer<Float>, _ slopes: PenaltyPass
  ) -> AdversarialLoss.DiscriminatorResult {
    let norms = Array([slopes.norms(ofBlock: 0), slopes.norms(ofBlock: 1)].joined())
    let logits = zip(raw, norms).map { SlopeNormalization.normalized($0, norm: $1) }
    let result = logits.withUnsafeBufferPointer { self.result(loss, $0) }
    for (row, (logit, norm)) in zip(raw, norms).enumerated() {
      let gradient = logitGradients.elements[row]
      logitGradients.elements[row] = SlopeNormalization.logitGradient(
        gradient, logit: logit, norm: norm)
      slopeFactors.elements[row] = SlopeNormalization.slopeFactor(
        gradient, logit: logit, norm: norm)
    }
    return result
  }
}
