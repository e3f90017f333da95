/// Generated (or real) images as bytes: 0 is background, 255 is ink.
public struct SampleImages: Equatable, Sendable {
  /// Rows of pixels of one image.
  public let height: Int
  /// Pixels of a row.
  public let width: Int
  /// `count × height × width`, row-major.
  public let pixels: [UInt8]
  /// The class each image was asked to show; empty where the generator takes none.
  public let labels: [UInt8]

  /// Wraps the bytes; a tail that is no whole image is not counted.
  public init(pixels: [UInt8], height: Int, width: Int, labels: [UInt8] = []) {
    self.pixels = pixels
    self.height = height
    self.width = width
    self.labels = labels
  }

  /// Whole images held.
  public var count: Int {
    let size = height * width
    return size > 0 ? pixels.count / size : 0
  }

  /// The bytes of image `index`, row-major; empty where there is no such image.
  public func image(_ index: Int) -> ArraySlice<UInt8> {
    guard index >= 0, index < count else { return [] }
    let size = height * width
    return pixels[index * size..<(index + 1) * size]
  }
}
