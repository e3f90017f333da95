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

  let batch: Int
  let pixels: Int
  let latentColumns: Int
  let classes: Int
  let context: ComputeContext
  let head: DiscriminatorHead
  /// ∂loss/∂logit of three blocks of rows, and the factors of D's slopes there.
  let logitGradients: Storage<Float>
  let slopeFactors: Storage<Float>
  /// Gradient of block 1: rows × columns, and its pixels: batch × pixels.
  let rowGradients: Storage<Float>
  let pixelGradients: Storage<Float>
  let norms: Storage<Float>
  let realLogits: Storage<Float>
  /// D's logits of its latest batch as its loss saw them, of the real images and of the fakes.
  let batchLogits: Storage<Float>
  var hasBatchLogits = false
  /// D with its slopes, over two blocks and over three; none where D's layers do not allow it.
  let penaltyPasses: [PenaltyPass]

  /// `lineWidth` is that of the images.
  init(
    _ configuration: Configuration, lineWidth: Int, bf16: Bool, in context: ComputeContext
  ) throws {
    let (generator, discriminator) =
      (configuration.generatorLayout, configuration.discriminatorLayout)
    batch = configuration.batch
    classes = configuration.classes
    pixels = generator.outputs
    latentColumns = generator.inputs
    self.context = context
    let input = DiscriminatorInput(
      configuration, lineWidth: lineWidth, bf16: bf16, in: context)
    let rows = input.rows
    latents = Operand(count: batch * latentColumns, bf16: bf16)
    head = DiscriminatorHead(outputs: discriminator.outputs, rows: 3 * rows)
    logitGradients = Storage(count: 3 * rows)
    slopeFactors = Storage(count: 3 * rows)
    rowGradients = Storage(count: rows * input.columns)
    pixelGradients = Storage(count: input.isPlain ? 0 : batch * pixels)
    norms = Storage(count: rows)
    realLogits = Storage(count: rows)
    batchLogits = Storage(count: 2 * rows)
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
    cc_one_hot(
      context.handle, Int64(batch), Int64(classes), input.fakeLabels.base,
      latents.address(at: latentColumns - classes), Int64(latentColumns), type)
  }

  /// G on the latents, its output laid into D's input.
  func generateFakes(_ generator: Network, _ dropout: Pass.Dropout) {
    generatorPass.forward(generator.weights, input: latents.base, mode: .training(dropout))
    placeFakes()
  }

  /// Lays G's latest output into D's input once more, without noise and dropout.
  func placeFakes() { input.placeFakes(generatorPass.output) }
}
