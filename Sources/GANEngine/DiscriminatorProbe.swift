/// D as it is used outside training, on images as bytes: running statistics, no dropout, no noise.
///
/// An image is looked at in company, which packing and the batch's deviation ask for.
final class DiscriminatorProbe {
  private let input: DiscriminatorInput
  private let pass: Pass
  private let head: DiscriminatorHead
  private let batch: Int
  private let ones: Storage<Float>
  private let gradient: Storage<Float>

  /// Rows that D looks at together.
  private static let rows = 32

  /// A probe for D of a configuration whose precision is in force. Throws
  /// `EngineError.unsupportedProduct`.
  init(_ configuration: Configuration, in context: ComputeContext) throws {
    var own = configuration
    own.batch = Self.rows * max(configuration.packing, 1)
    batch = own.batch
    let bf16 = own.precision == .bf16
    let layout = own.discriminatorLayout
    input = DiscriminatorInput(own, lineWidth: 1, bf16: bf16, in: context)
    pass = try Pass(
      layout, .init(rows: Self.rows, bf16: bf16, inputGradient: true), in: context)
    head = DiscriminatorHead(outputs: layout.layers.last?.outputs ?? 1, rows: Self.rows)
    ones = Storage([Float](repeating: 1, count: Self.rows))
    gradient = Storage(count: Self.rows * input.columns)
  }

  /// D's logit of image `index`; its company are those behind it, and the first ones behind the last.
  func logit(
    of index: Int, in images: ImageDataset, by discriminator: MLP, normalizesOutput: Bool
  ) -> Double? {
    guard index >= 0, index < images.count else { return nil }
    let company = (0..<batch).map { UInt32((index + $0) % images.count) }[...]
    input.takeLabels(company, of: images)
    input.placeReal(company, of: images)
    input.finish(0, noise: 0, Philox(seed: 0).draw(.instanceNoise, 0))
    pass.forward(discriminator.weights, input: input.block(0), mode: .evaluation)
    let logit = head.logits(pass.output, count: Self.rows)[0]
    return Double(normalizesOutput ? normalized(logit, discriminator) : logit)
  }

  private func normalized(_ logit: Float, _ discriminator: MLP) -> Float {
    pass.backward(
      discriminator.weights, input: input.block(0),
      outputGradient: head.outputGradients(UnsafeBufferPointer(ones.elements)),
      .init(input: gradient.base))
    input.forgetClasses(in: gradient.base)
    let squares = gradient.elements[..<input.columns].reduce(0) { $0 + $1 * $1 }
    return SlopeNormalization.normalized(logit, norm: squares.squareRoot())
  }
}
