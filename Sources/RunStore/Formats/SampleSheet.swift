import CPNG
public import GANEngine

/// Images side by side as one grey picture, laid out as torchvision's `make_grid` does: black, with
/// two pixels between the images and around them.
public struct SampleSheet: Equatable, Sendable {
  /// A picture that cannot be made.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// Nothing to draw.
    case noImages
    /// The PNG library's words.
    case encoding(String)
    /// A file that is no PNG, or a damaged one, in the library's words.
    case decoding(String)
    /// A picture that is not laid out of images of the size in question.
    case otherSize(width: Int, height: Int)

    /// What was found and what was expected.
    public var description: String {
      switch self {
      case .noImages: "expected at least one image to draw, found none"
      case .encoding(let reason): "the picture cannot be a PNG: \(reason)"
      case .decoding(let reason): "expected a PNG picture, found another file: \(reason)"
      case .otherSize(let width, let height):
        "expected a sheet of the run's samples, found \(width)×\(height) pixels"
      }
    }
  }

  static let gap = 2
  /// Images side by side on a run's own sheets.
  public static let usualColumns = 10

  /// Pixels of a row.
  public let width: Int
  /// Rows of pixels.
  public let height: Int
  /// `height × width`, row-major; 0 is background.
  public let pixels: [UInt8]

  /// Lays out all images in rows of `columns`; fewer than one column is taken as one.
  /// - Throws: `Failure.noImages`.
  public init(_ images: SampleImages, columns: Int) throws(Failure) {
    guard images.count > 0 else { throw .noImages }
    let columns = min(max(columns, 1), images.count)
    let rows = (images.count + columns - 1) / columns
    let width = columns * (images.width + Self.gap) + Self.gap
    let height = rows * (images.height + Self.gap) + Self.gap
    var pixels = [UInt8](repeating: 0, count: width * height)
    for index in 0..<images.count {
      let image = images.image(index)
      let top = index / columns * (images.height + Self.gap) + Self.gap
      let left = index % columns * (images.width + Self.gap) + Self.gap
      for row in 0..<images.height {
        let start = (top + row) * width + left
        let source = image.startIndex + row * images.width
        pixels.replaceSubrange(
          start..<start + images.width, with: image[source..<source + images.width])
      }
    }
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// The picture as an 8-bit grey PNG. Throws `Failure` where libpng refuses it.
  public func png() throws(Failure) -> [UInt8] {
    var size = 0
    // The first pass only counts the bytes.
    try encode(into: nil, size: &size)
    var bytes = [UInt8](repeating: 0, count: size)
    try encode(into: &bytes, size: &size)
    return Array(bytes.prefix(size))
  }

  private func encode(
    into bytes: UnsafeMutableRawPointer?, size: inout Int
  ) throws(Failure) {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(clamping: width)
    image.height = UInt32(clamping: height)
    image.format = UInt32(PNG_FORMAT_GRAY)
    guard png_image_write_to_memory(&image, bytes, &size, 0, pixels, 0, nil) != 0 else {
      throw .encoding(Self.message(of: image))
    }
  }

  /// The PNG library's words for what went wrong.
  static func message(of image: png_image) -> String {
    withUnsafeBytes(of: image.message) { text in
      String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Writes the PNG whole or not at all.
  /// - Throws: `Failure.encoding` or `FileError`.
  public func writePNG(to path: String) throws {
    let bytes = try png()
    try AtomicFile.write(bytes, to: path)
  }
}
