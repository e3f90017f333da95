import CPNG
public import GANEngine

extension SampleSheet {
  /// Reads a PNG; colours become grey.
  /// - Throws: `Failure.decoding`.
  init(contentsOf path: String) throws(Failure) {
    // libpng would wait for somebody to write into a pipe.
    guard FilePlace(path) == .file(isRegular: true) else { throw .decoding("no regular file") }
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_file(&image, path) != 0 else {
      throw .decoding(Self.message(of: image))
    }
    guard image.width <= Self.sideLimit, image.height <= Self.sideLimit else {
      throw .decoding("a picture of \(image.width)×\(image.height) pixels")
    }
    image.format = UInt32(PNG_FORMAT_GRAY)
    var pixels = [UInt8](repeating: 0, count: Int(image.width) * Int(image.height))
    guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else {
      throw .decoding(Self.message(of: image))
    }
    width = Int(image.width)
    height = Int(image.height)
    self.pixels = pixels
  }

  /// The images of that size that it was laid out from, row by row; what lay beside the last one
  /// counts as images too.
  /// - Throws: `Failure.otherSize` where images of that size do not make such a picture.
  public func images(height side: Int, width across: Int) throws(Failure) -> SampleImages {
    let (down, right) = (side + Self.gap, across + Self.gap)
    guard side > 0, across > 0, height > Self.gap, width > Self.gap,
      (height - Self.gap).isMultiple(of: down), (width - Self.gap).isMultiple(of: right)
    else { throw .otherSize(width: width, height: height) }
    var values: [UInt8] = []
    values.reserveCapacity(height * width)
    for top in stride(from: Self.gap, to: height, by: down) {
      for left in stride(from: Self.gap, to: width, by: right) {
        for row in top..<top + side {
          values += pixels[row * width + left..<row * width + left + across]
        }
      }
    }
    return SampleImages(pixels: values, height: side, width: across)
  }

  /// The same picture in the upper left corner of a larger one.
  func padded(width: Int, height: Int) -> SampleSheet {
    SampleSheet(padding: self, width: max(width, self.width), height: max(height, self.height))
  }

  private init(padding sheet: SampleSheet, width: Int, height: Int) {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height)
    let margin = [UInt8](repeating: 0, count: width - sheet.width)
    for row in 0..<sheet.height {
      pixels += sheet.pixels[row * sheet.width..<(row + 1) * sheet.width] + margin
    }
    pixels += [UInt8](repeating: 0, count: (height - sheet.height) * width)
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Larger ones are no sheets of samples.
  private static let sideLimit: UInt32 = 16_384
}
