import CCompute

/// The passes of a training step and the buffers they hand to one another.
///
/// D sees real images and fakes as one product of twice the rows; batch statistics are taken of each
/// half on its own.
final class TrainingPasses {
  /// batch × (latent + classes).
  let latents: Operand
  let input: DiscriminatorInput
  let generatorPass: Pass
  /// D on real images and fakes.
  let discriminatorPass: Pass
  /// D on the fakes alone, for G's update.
  let fakePass: Pass

  private let batch: Int
  private let pixels: Int
  private let latentColumns: Int
  private let classes: Int
  private let context: ComputeContext
  private let head: DiscriminatorHead
  /// ∂loss/∂logit of three blocks of rows, and the factors of D's slopes there.
  private let logitGradients: Storage<Float>
  private let slopeFactors: Storage<Float>
  /// Gradient of block 1: rows × columns, and its pixels: batch × pixels.
  private let rowGradients: Storage<Float>
  private let pixelGradients: Storage<Float>
  private let norms: Storage<Float>
  private let realLogits: Storage<Float>
  /// The same with D's slopes, over two blocks and over three; nil where D has no such passes.
  private let penaltyPasses: [PenaltyPass]

  init(_ configuration: Configuration, bf16: Bool, in context: ComputeContext) throws {
    let (generator, discriminator) =
      (configuration.generatorLayout, configuration.discriminatorLayout)
    batch = configuration.batch
    classes = configuration.classes
    pixels = configuration.generator.widths.last ?? 0
    latentColumns = generator.layers.first?.inputs ?? 0
    self.context = context
    let input = DiscriminatorInput(configuration, bf16: bf16, in: context)
    let rows = input.rows
    latents = Operand(count: batch * latentColumns, bf16: bf16)
    head = DiscriminatorHead(outputs: discriminator.layers.last?.outputs ?? 1, rows: 3 * rows)
    logitGradients = Storage(count: 3 * rows)
    slopeFactors = Storage(count: 3 * rows)
    rowGradients = Storage(count: rows * input.columns)
    pixelGradients = Storage(count: input.isPlain ? 0 : batch * pixels)
    norms = Storage(count: rows)
    realLogits = Storage(count: rows)
    generatorPass = try Pass(
      generator, .init(rows: batch, bf16: bf16, weightGradients: true), in: context)
    discriminatorPass = try Pass(
      discriminator, .init(rows: 2 * rows, bf16: bf16, groups: 2, weightGradients: true),
      in: context)
    fakePass = try Pass(
      discriminator, .init(rows: rows, bf16: bf16, inputGradient: true), in: context)
    penaltyPasses =
      configuration.discriminator.allowsPenalties
      ? try [2, 3].map {
        try PenaltyPass(discriminator, rows: rows, blocks: $0, bf16: bf16, in: context)
      } : []
    self.input = input
  }

  var type: cc_type { latents.type }

  /// Writes the classes of the fakes behind the latents, over what was drawn there.
  func labelLatents() {
    guard classes > 0 else { return }
    let width = type == CC_BF16 ? 2 : 4
    cc_one_hot(
      context.handle, Int64(batch), Int64(classes), input.fakeLabels.base,
      latents.base + (latentColumns - classes) * width, Int64(latentColumns), type)
  }

  /// G on the latents, its output laid into D's input.
  func generateFakes(_ generator: MLP, _ dropout: Pass.Dropout) {
    generatorPass.forward(generator.weights, input: latents.base, mode: .training(dropout))
    placeFakes()
  }

  /// Lays G's latest output into D's input once more, without noise and dropout.
  func placeFakes() { input.placeFakes(generatorPass.output) }

  /// D's loss on its input. Unless `measuring`, fills `discriminator.gradients`.
  func discriminatorStep(
    _ discriminator: MLP, _ loss: AdversarialLoss, _ dropout: Pass.Dropout, measuring: Bool
  ) -> AdversarialLoss.DiscriminatorResult {
    let rows = input.rows
    discriminatorPass.forward(
      discriminator.weights, input: input.block(0), mode: .training(dropout))
    let logits = head.logits(discriminatorPass.output, count: 2 * rows)
    let result = loss.discriminator(
      real: UnsafeBufferPointer(rebasing: logits[..<rows]),
      fake: UnsafeBufferPointer(rebasing: logits[rows...]), gradient: logitGradients.elements)
    guard result.loss.isFinite, !measuring else { return result }
    let gradients = UnsafeBufferPointer(start: logitGradients.base, count: 2 * rows)
    discriminatorPass.backward(
      discriminator.weights, input: input.block(0),
      outputGradient: head.outputGradients(gradients),
      .init(gradients: discriminator.gradients.base))
    return result
  }

  /// The same where the loss looks at D's slope; `interval` is how often a penalty counts.
  func discriminatorStep(
    _ discriminator: MLP, _ loss: AdversarialLoss, _ dropout: Pass.Dropout,
    _ penalties: Penalties, interval: Double
  ) -> AdversarialLoss.DiscriminatorResult {
    let blocks = penalties.wassersteinWeight > 0 ? 3 : 2
    guard let slopes = penaltyPasses.first(where: { $0.blocks == blocks }) else {
      return discriminatorStep(discriminator, loss, dropout, measuring: false)
    }
    let rows = input.rows
    slopes.forward(discriminator.weights, input, mode: .training(dropout), penalties)
    logitGradients.elements.update(repeating: 0)
    slopeFactors.elements.update(repeating: 0)
    let raw = head.logits(slopes.pass.output, count: 2 * rows)
    let logits = penalties.normalizesOutput ? normalized(raw, slopes) : Array(raw)
    var result = logits.withUnsafeBufferPointer { logits in
      loss.discriminator(
        real: UnsafeBufferPointer(rebasing: logits[..<rows]),
        fake: UnsafeBufferPointer(rebasing: logits[rows...]), gradient: logitGradients.elements)
    }
    if penalties.normalizesOutput { goBackThroughNormalization(raw, slopes) }
    result.penalty = penalties.addTerms(
      norms: slopes.norms(ofBlock:), rows: rows, interval: interval, to: slopeFactors.elements)
    guard result.loss.isFinite, result.penalty.isFinite else { return result }
    slopes.backward(
      discriminator.weights, input, penalties, logitGradients: logitGradients,
      slopeFactors: slopeFactors, gradients: discriminator.gradients.base)
    return result
  }

  private func normalized(
    _ logits: UnsafeBufferPointer<Float>, _ slopes: PenaltyPass
  ) -> [Float] {
    let norms = [slopes.norms(ofBlock: 0), slopes.norms(ofBlock: 1)].joined()
    return zip(logits, norms).map { SlopeNormalization.normalized($0, norm: $1) }
  }

  private func goBackThroughNormalization(
    _ logits: UnsafeBufferPointer<Float>, _ slopes: PenaltyPass
  ) {
    let norms = [slopes.norms(ofBlock: 0), slopes.norms(ofBlock: 1)].joined()
    for (row, (logit, norm)) in zip(logits, norms).enumerated() {
      let gradient = logitGradients.elements[row]
      logitGradients.elements[row] = SlopeNormalization.logitGradient(
        gradient, logit: logit, norm: norm)
      slopeFactors.elements[row] = SlopeNormalization.slopeFactor(
        gradient, logit: logit, norm: norm)
    }
  }

  /// D's logits of the real images in its input, for a loss of G's that looks at them.
  func lookAtReal(_ discriminator: MLP, _ dropout: Pass.Dropout) {
    fakePass.forward(discriminator.weights, input: input.block(0), mode: .training(dropout))
    let logits = head.logits(fakePass.output, count: input.rows)
    for (row, logit) in logits.enumerated() { realLogits.elements[row] = logit }
  }

  /// G's loss through D on the fakes in D's input. Unless `measuring`, fills `generator.gradients`.
  func generatorStep(
    _ generator: MLP, through discriminator: MLP, _ loss: AdversarialLoss, _ dropout: Pass.Dropout,
    normalizesOutput: Bool, measuring: Bool
  ) -> Double {
    fakePass.forward(discriminator.weights, input: input.block(1), mode: .training(dropout))
    let value =
      normalizesOutput
      ? goBackNormalized(discriminator, loss) : goBack(discriminator, loss, measuring: measuring)
    guard value.isFinite, !measuring else { return value }
    var gradient = rowGradients.base
    if !input.isPlain {
      input.pixelGradients(of: rowGradients.base, into: pixelGradients.base)
      gradient = pixelGradients.base
    }
    generatorPass.backward(
      generator.weights, input: latents.base, outputGradient: gradient,
      .init(gradients: generator.gradients.base))
    return value
  }

  private func goBack(
    _ discriminator: MLP, _ loss: AdversarialLoss, measuring: Bool
  ) -> Double {
    let logits = head.logits(fakePass.output, count: input.rows)
    let value = loss.generator(
      fake: logits, real: UnsafeBufferPointer(realLogits.elements),
      gradient: logitGradients.elements)
    guard value.isFinite, !measuring else { return value }
    goBackToInput(discriminator)
    return value
  }

  // D is linear around each fake: one chain started from 1 gives g, and G's gradient is a multiple
  // of it in each row.
  private func goBackNormalized(_ discriminator: MLP, _ loss: AdversarialLoss) -> Double {
    let rows = input.rows
    let raw = Array(head.logits(fakePass.output, count: rows))
    logitGradients.elements[..<rows].update(repeating: 1)
    goBackToInput(discriminator)
    cc_row_norms(
      context.handle, Int64(rows), Int64(input.columns), rowGradients.base, norms.base)
    let logits = zip(raw, norms.elements).map { SlopeNormalization.normalized($0, norm: $1) }
    let value = logits.withUnsafeBufferPointer {
      loss.generator(
        fake: $0, real: UnsafeBufferPointer(realLogits.elements), gradient: logitGradients.elements)
    }
    for row in 0..<rows {
      logitGradients.elements[row] = SlopeNormalization.logitGradient(
        logitGradients.elements[row], logit: raw[row], norm: norms.elements[row])
    }
    cc_scale_rows(
      context.handle, Int64(rows), Int64(input.columns), logitGradients.base, rowGradients.base,
      rowGradients.base, CC_F32)
    return value
  }

  private func goBackToInput(_ discriminator: MLP) {
    let gradients = UnsafeBufferPointer(start: logitGradients.base, count: input.rows)
    fakePass.backward(
      discriminator.weights, input: input.block(1),
      outputGradient: head.outputGradients(gradients), .init(input: rowGradients.base))
  }
}
