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
  /// Whether an image's logit depends on the other rows.
  private let mixesRows: Bool

  /// Rows that D looks at together.
  private static let rows = 32

  /// A probe for D of a configuration whose precision is in force. Throws
  /// `EngineError.unsupportedProduct`.
  init(_ configuration: Configuration, in context: ComputeContext) throws {
    var own = configuration
    own.batch = Self.rows * max(configuration.packing, 1)
    batch = own.batch
    mixesRows = own.discriminator.hasDeviation
    let bf16 = own.precision == .bf16
    let layout = own.discriminatorLayout
    input = DiscriminatorInput(own, lineWidth: 1, bf16: bf16, in: context)
    pass = try Pass(
      layout, .init(rows: Self.rows, bf16: bf16, inputGradient: true), in: context)
    head = DiscriminatorHead(outputs: layout.outputs, rows: Self.rows)
    ones = Storage([Float](repeating: 1, count: Self.rows))
    gradient = Storage(count: Self.rows * input.columns)
  }

  /// D's logit of image `index`; its company are those behind it, and the first ones behind the last.
  func logit(
    of index: Int, in images: ImageDataset, by discriminator: Network, normalizesOutput: Bool
  ) -> Double? {
    guard index >= 0, index < images.count else { return nil }
    let company = (0..<batch).map { UInt32((index + $0) % images.count) }
    return logits(company, of: images, discriminator, normalizesOutput).first
  }

  /// The same of every image. Rows that D looks at one by one are done together, each with an image
  /// and its company.
  func logits(
    of images: ImageDataset, by discriminator: Network, normalizesOutput: Bool
  ) -> [Double] {
    let packing = batch / Self.rows
    let together = mixesRows ? 1 : Self.rows
    var all: [Double] = []
    for first in stride(from: 0, to: images.count, by: together) {
      let company = (0..<batch).map { place in
        let (row, member) = place.quotientAndRemainder(dividingBy: packing)
        let index = mixesRows ? first + place : first + row + member
        return UInt32(index % images.count)
      }
      let logits = logits(company, of: images, discriminator, normalizesOutput)
      all += logits.prefix(min(together, images.count - first))
    }
    return all
  }

  /// D's logits of rows of images.
  private func logits(
    _ company: [UInt32], of images: ImageDataset, _ discriminator: Network, _ normalizes: Bool
  ) -> [Double] {
    input.takeLabels(company[...], of: images)
    input.placeReal(company[...], of: images)
    input.finish(0, noise: 0, Philox(seed: 0).draw(.instanceNoise, 0))
    pass.forward(discriminator.weights, input: input.block(0), mode: .evaluation)
    let logits = Array(head.logits(pass.output, count: Self.rows))
    return (normalizes ? normalized(logits, discriminator) : logits).map(Double.init)
  }

  private func normalized(_ logits: [Float], _ discriminator: Network) -> [Float] {
    pass.backward(
      discriminator.weights, input: input.block(0),
      outputGradient: head.outputGradients(UnsafeBufferPointer(ones.elements)),
      .init(input: gradient.base))
    input.forgetClasses(in: gradient.base)
    return logits.enumerated().map { row, logit in
      let slope = gradient.elements[row * input.columns..<(row + 1) * input.columns]
      let squares = slope.reduce(0) { $0 + $1 * $1 }
      return SlopeNormalization.normalized(logit, norm: squares.squareRoot())
    }
  }
}
