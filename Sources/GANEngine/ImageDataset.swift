/// Grey images with labels, as bytes: 0 is background, 255 is ink.
public struct ImageDataset: Sendable {
  /// What the status bar calls it, e.g. "MNIST" or "embedded digits".
  public let name: String
  /// `count × height × width`, row-major.
  public let pixels: [UInt8]
  /// One label an image.
  public let labels: [UInt8]
  public let height: Int
  public let width: Int

  /// Wraps images and labels; `pixels` holds `labels.count` images of `height × width`.
  public init(name: String, pixels: [UInt8], labels: [UInt8], height: Int, width: Int) {
    self.name = name
    self.pixels = pixels
    self.labels = labels
    self.height = height
    self.width = width
  }

  /// Images held.
  public var count: Int { labels.count }
}
