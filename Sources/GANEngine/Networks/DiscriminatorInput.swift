import CCompute

/// What D is shown: blocks of rows of images, packed and labelled as the configuration says.
///
/// Block 0 holds real images, block 1 fakes. Points between the two are block 2 of the passes; they
/// are known by their shares alone.
final class DiscriminatorInput {
  /// Rows of a block: batch / packing.
  let rows: Int
  /// Numbers in a row: packing · pixels + classes.
  let columns: Int
  let type: cc_type
  /// Which class each real image and each fake shows.
  let realLabels: Storage<UInt8>
  let fakeLabels: Storage<UInt8>
  /// The share of the real image in each point between.
  let shares: Storage<Float>
  /// Whether `drawShares` draws them anew, instead of leaving those that lie there.
  var drawsShares = true

  private let batch: Int
  private let pixels: Int
  private let lineWidth: Int
  /// How far each image of a block was moved: 2 · batch draws a block, and the reach of the fakes'.
  private let shifts: Storage<UInt8>
  private var fakeReach = 0
  private let classes: Int
  private let scale: PixelScale
  private let operand: Operand
  private let context: ComputeContext

  init(
    _ configuration: Configuration, lineWidth: Int, bf16: Bool, in context: ComputeContext
  ) {
    self.lineWidth = lineWidth
    batch = configuration.batch
    classes = configuration.classes
    scale = configuration.pixelScale
    pixels = configuration.discriminator.input.count
    rows = batch / max(configuration.packing, 1)
    columns = pixels * configuration.packing + classes
    operand = Operand(count: 2 * rows * columns, bf16: bf16)
    type = operand.type
    realLabels = Storage(count: batch)
    fakeLabels = Storage(count: batch)
    shares = Storage(count: rows)
    shifts = Storage(count: 4 * batch)
    self.context = context
  }

  /// The first row of a block.
  func block(_ index: Int) -> UnsafeMutableRawPointer {
    operand.address(at: index * rows * columns)
  }

  // Packed images lie in one row without a gap; a row with classes holds one image.
  private var pitch: Int { classes > 0 ? columns : pixels }

  /// Lays the images of `indices` (a batch of them) into block 0.
  func placeReal(_ indices: ArraySlice<UInt32>, of data: ImageDataset) {
    indices.withUnsafeBufferPointer { index in
      data.pixels.withUnsafeBufferPointer { bytes in
        cc_gather(
          context.handle, Int64(index.count), Int64(pixels), bytes.baseAddress, index.baseAddress,
          scale.scale, scale.offset, block(0), Int64(pitch), type)
      }
    }
  }

  /// Notes the classes of the images of `indices`; fakes are asked for the same ones.
  func takeLabels(_ indices: ArraySlice<UInt32>, of data: ImageDataset) {
    guard classes > 0 else { return }
    for (row, index) in indices.enumerated() {
      realLabels.elements[row] = data.labels[Int(index)]
      fakeLabels.elements[row] = data.labels[Int(index)]
    }
  }

  /// Lays G's output (batch × pixels) into block 1.
  func placeFakes(_ images: UnsafePointer<Float>) {
    cc_copy(
      context.handle, Int64(batch), Int64(pixels), images, Int64(pixels), block(1), Int64(pitch),
      type)
  }

  /// Moves each image of a block by up to `reach` whole pixels each way, as likely as not, with
  /// background coming in (Zhao et al. 2020, "Differentiable augmentation", translation).
  func translate(_ index: Int, reach: Int, _ draw: Philox.Draw) {
    if index == 1 { fakeReach = reach }
    guard reach > 0 else { return }
    let draws = shifts.base + index * 2 * batch
    cc_fill_labels(
      context.handle, draw.stream(part: index), Int64(2 * batch), Int32(2 * reach + 1), draws)
    translate(
      block(index), pitch: pitch, reach, draws, back: false, fill: scale.offset, type)
  }

  /// Brings the gradient of fakes (batch × pixels) back to where G drew them.
  func translateBack(_ gradient: UnsafeMutablePointer<Float>) {
    guard fakeReach > 0 else { return }
    translate(
      gradient, pitch: pixels, fakeReach, shifts.base + 2 * batch, back: true, fill: 0, CC_F32)
  }

  private func translate(
    _ images: UnsafeMutableRawPointer, pitch: Int, _ reach: Int,
    _ draws: UnsafePointer<UInt8>, back: Bool, fill: Float, _ type: cc_type
  ) {
    cc_translate(
      context.handle, Int64(batch), Int64(pixels / max(lineWidth, 1)), Int64(lineWidth),
      Int32(reach), draws, back, fill, images, Int64(pitch), type)
  }

  /// Adds noise to a block, and writes its labels behind the pixels.
  func finish(_ index: Int, noise: Double, _ draw: Philox.Draw) {
    if noise > 0 {
      cc_add_normal(
        context.handle, draw.stream(part: index), Int64(rows * columns), Float(noise),
        block(index), type)
    }
    guard classes > 0 else { return }
    cc_one_hot(
      context.handle, Int64(rows), Int64(classes),
      index == 0 ? realLabels.base : fakeLabels.base,
      operand.address(at: index * rows * columns + pixels),
      Int64(columns), type)
  }

  /// Draws the share of the real image in each point between, x̂ = share · real + (1 − share) · fake
  /// (Gulrajani et al. 2017, algorithm 1).
  func drawShares(_ draw: Philox.Draw) {
    guard drawsShares else { return }
    cc_fill_uniform(
      context.handle, draw.stream(part: 0), Int64(rows), 0, 1, shares.base, CC_F32)
  }

  /// Takes the gradient of the pixels out of the gradient of block 1's rows.
  func pixelGradients(
    of gradient: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>
  ) {
    cc_copy(
      context.handle, Int64(batch), Int64(pixels), gradient, Int64(pitch), target, Int64(pixels),
      CC_F32)
  }

  /// Takes the classes out of a gradient of rows: D's slope is that at the image, the class being
  /// given.
  func forgetClasses(in gradient: UnsafeMutablePointer<Float>) {
    guard classes > 0 else { return }
    for row in 0..<rows {
      (gradient + row * columns + pixels).update(repeating: 0, count: classes)
    }
  }

  /// Whether a row holds nothing but pixels.
  var isPlain: Bool { classes == 0 }
}
