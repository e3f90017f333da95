import CCompute

/// The passes of a training step and the buffers they hand to one another.
///
/// D sees real images and fakes as one product of 2·batch rows: it has no batch statistics.
final class TrainingPasses {
  let type: cc_type
  /// batch × latent.
  let latents: Operand
  /// 2·batch × pixels: real images, then fakes.
  let images: Operand
  /// 2·batch numbers at most: gradient of the logits.
  let logitGradients: Storage<Float>
  /// batch × pixels: gradient of the fakes.
  let pixelGradients: Storage<Float>
  let generatorPass: Pass
  /// D on real images and fakes.
  let discriminatorPass: Pass
  /// D on the fakes alone, for G's update.
  let fakePass: Pass

  private let batch: Int
  private let pixels: Int
  private let context: ComputeContext

  init(
    generator: ParameterLayout, discriminator: ParameterLayout, batch: Int, bf16: Bool,
    in context: ComputeContext
  ) throws {
    self.batch = batch
    self.context = context
    type = bf16 ? CC_BF16 : CC_F32
    pixels = discriminator.shape.widths.first ?? 0
    latents = Operand(count: batch * (generator.shape.widths.first ?? 0), bf16: bf16)
    images = Operand(count: 2 * batch * pixels, bf16: bf16)
    logitGradients = Storage(count: 2 * batch)
    pixelGradients = Storage(count: batch * pixels)
    let inPlace =
      bf16 ? nil : images.base.assumingMemoryBound(to: Float.self) + batch * pixels
    generatorPass = try Pass(
      generator, .init(rows: batch, bf16: bf16, weightGradients: true), output: inPlace,
      in: context)
    discriminatorPass = try Pass(
      discriminator, .init(rows: 2 * batch, bf16: bf16, weightGradients: true), in: context)
    fakePass = try Pass(
      discriminator, .init(rows: batch, bf16: bf16, inputGradient: true), in: context)
  }

  /// The second half of `images`.
  var fakes: UnsafeMutableRawPointer { images.base + batch * pixels * (type == CC_BF16 ? 2 : 4) }

  /// G on the latents, its output laid behind the real images.
  func generateFakes(_ generator: MLP, _ philox: Philox) {
    generatorPass.forward(
      generator.weights, input: latents.base,
      mode: .training(rate: 0, philox: philox, purpose: .dropout, step: 0))
    guard type == CC_BF16 else { return }
    cc_to_bf16(
      context.handle, Int64(batch * pixels), generatorPass.output,
      fakes.assumingMemoryBound(to: UInt16.self))
  }

  /// D's loss on its latest pass; its gradient goes to `logitGradients`.
  func discriminatorLoss(smoothing: Double) -> AdversarialLoss.DiscriminatorResult {
    let logits = discriminatorPass.output
    return AdversarialLoss.discriminator(
      real: UnsafeBufferPointer(start: logits, count: batch),
      fake: UnsafeBufferPointer(start: logits + batch, count: batch), smoothing: smoothing,
      gradient: logitGradients.elements)
  }

  /// G's loss on D's latest pass over the fakes; its gradient goes to `logitGradients`.
  func generatorLoss() -> Double {
    AdversarialLoss.generator(
      logitsOfFakes: UnsafeBufferPointer(start: fakePass.output, count: batch),
      gradient: logitGradients.elements)
  }
}
