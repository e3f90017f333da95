/// How a row that a network is given is made up: images side by side, and classes one-hot behind
/// them. A network that moves windows over images sees both as channels of one image: packed images
/// one behind the other, and a plane a class (Mirza & Osindero 2014; Lin et al. 2018, "PacGAN").
struct InputLayout {
  /// What the first layer takes.
  let extent: Extent
  /// An image of the row.
  let image: Extent
  let packing: Int
  let classes: Int

  init(_ shape: NetworkShape, packing: Int, classes: Int) {
    image = shape.input
    self.packing = packing
    self.classes = classes
    let joined = shape.input.channels.product(packing)
    // Of one channel, images as a vector lie there as they are.
    let isVector =
      shape.input.isVector || (shape.input.channels == 1 && shape.layers.first == .flatten)
    let told = min(classes, Int.max - 1)
    extent =
      isVector
      ? Extent(channels: min(shape.input.count.product(packing), .max - told) + told)
      : Extent(
        channels: min(joined, .max - told) + told, height: shape.input.height,
        width: shape.input.width)
  }

  /// Numbers of a row.
  var count: Int { image.count * packing + classes }

  /// Whether the row has to be laid out anew for the first layer.
  var isSpread: Bool { !extent.isVector && (packing > 1 || classes > 0) }
}
