/// Grey images, with labels or without, as bytes: 0 is background, 255 is ink.
public struct ImageDataset: Sendable {
  /// What the status bar calls it, e.g. "MNIST" or "embedded digits".
  public let name: String
  /// `count × height × width`, row-major.
  public let pixels: PixelBytes
  /// One label an image; empty where it is not known what the images show.
  public let labels: [UInt8]
  /// Rows of pixels of an image.
  public let height: Int
  /// Pixels of a row.
  public let width: Int

  /// Wraps images and labels; `pixels` holds images of `height × width`, as many as there are labels
  /// if there are any.
  public init(name: String, pixels: [UInt8], labels: [UInt8], height: Int, width: Int) {
    self.init(
      name: name, bytes: PixelBytes(pixels), labels: labels, height: height, width: width)
  }

  /// The same of bytes that need not be in memory.
  public init(name: String, bytes: PixelBytes, labels: [UInt8], height: Int, width: Int) {
    self.name = name
    self.pixels = bytes
    self.labels = labels
    self.height = height
    self.width = width
  }

  /// Images held.
  public var count: Int { labels.isEmpty ? imageCount : min(labels.count, imageCount) }

  /// Whether it is known what the images show.
  public var isLabelled: Bool { !labels.isEmpty }

  private var imageCount: Int { height * width > 0 ? pixels.count / (height * width) : 0 }
}

extension ImageDataset {
  /// SHA-256 of extents, pixels and labels, in hexadecimal: equal for data that trains alike, whatever
  /// files it came from.
  public var fingerprint: String {
    let sum = Checksum(.sha256)
    sum.update("\(count)×\(height)×\(width)\n")
    pixels.forEachPortion { sum.update(UnsafeRawBufferPointer($1)) }
    labels.withUnsafeBytes(sum.update)
    return sum.digest
  }
}
