import CCompute

/// Draws images from a generator as it is used outside training: in fp32, running statistics.
final class Sampler {
  /// Images a call.
  let count: Int
  private let pass: Pass
  private let latents: Operand
  private let columns: Int
  private let classes: Int
  private let labels: Storage<UInt8>
  private let scale: PixelScale
  private let context: ComputeContext
  private let pixels: Int

  init(_ configuration: Configuration, count: Int, in context: ComputeContext) throws {
    let layout = configuration.generatorLayout
    self.count = count
    self.context = context
    classes = configuration.classes
    columns = layout.inputs
    pass = try Pass(layout, .init(rows: count, bf16: false), in: context)
    latents = Operand(count: count * columns, bf16: false)
    labels = Storage(count: classes > 0 ? count : 0)
    scale = configuration.pixelScale
    pixels = layout.outputs
  }

  /// Fills the latents from a stream, and asks for one class in all images, or for each in turn
  /// beginning with that of `firstLabel`.
  func drawLatents(
    _ source: LatentSource, _ stream: cc_stream, firstLabel: Int = 0, label: Int? = nil
  ) {
    source.fill(latents, stream, in: context)
    guard classes > 0 else { return }
    for index in 0..<count {
      labels.elements[index] = UInt8(clamping: label ?? (firstLabel + index) % classes)
    }
    writeLabels()
  }

  /// Lays given latents, and the classes asked for, into the first rows.
  func place(_ given: ArraySlice<Float>, labels asked: ArraySlice<UInt8>) {
    let width = columns - classes
    for (index, value) in given.enumerated() {
      let place = index / width * columns + index % width
      latents.address(at: place).storeBytes(of: value, as: Float.self)
    }
    guard classes > 0 else { return }
    for (index, label) in asked.enumerated() { labels.elements[index] = label }
    writeLabels()
  }

  private func writeLabels() {
    cc_one_hot(
      context.handle, Int64(count), Int64(classes), labels.base,
      latents.address(at: columns - classes), Int64(columns), CC_F32)
  }

  /// The class asked for in each image; empty where the generator takes none.
  var askedLabels: [UInt8] { Array(labels.elements) }

  /// What G makes of the latents: count × pixels, until the next call.
  func outputs(
    parameters: Storage<Float>, statistics: Storage<Float>
  ) -> UnsafeBufferPointer<Float> {
    let weights = Pass.Weights(
      parameters: parameters.base, products: Operand(borrowing: parameters.base),
      statistics: statistics.base)
    pass.forward(weights, input: latents.base, mode: .evaluation)
    return UnsafeBufferPointer(start: pass.output, count: count * pixels)
  }

  /// The images as bytes.
  func images(
    parameters: Storage<Float>, statistics: Storage<Float>, height: Int, width: Int
  ) -> SampleImages {
    let values = outputs(parameters: parameters, statistics: statistics)
    return SampleImages(
      pixels: scale.bytes(values, in: context), height: height, width: width,
      labels: askedLabels)
  }
}
