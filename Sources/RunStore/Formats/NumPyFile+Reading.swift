public import GANEngine

extension NumPyFile {
  /// Reads images as `write` and numpy.save write them: uint8 in 0…255, or float32 in 0…1 or, where
  /// any is negative, −1…1; of shape (N, height, width), (N, 1, height, width),
  /// (N, height, width, 1) or (N, side²).
  /// - Throws: `NumPyError` for what is in the file, `FileError` where it cannot be read.
  public static func read(_ path: String) throws -> SampleImages {
    let file = try InputFile(path)
    let header = try NumPyHeader(of: file)
    guard !header.isFortranOrder || header.shape.count < 2 else {
      throw NumPyError(path, .fortranOrder)
    }
    guard let (height, width) = extents(header.shape), let count = product(header.shape) else {
      throw NumPyError(path, .shape(header.shape))
    }
    let width4 = MemoryLayout<Float>.size
    let pixels: [UInt8]
    switch header.elementType {
    case "|u1", "u1", "<u1", ">u1":
      pixels = try data(of: file, header, bytes: count)
    case "<f4":
      guard count <= Int.max / width4 else { throw NumPyError(path, .shape(header.shape)) }
      pixels = try bytes(of: data(of: file, header, bytes: count * width4), path)
    default: throw NumPyError(path, .elementType(header.elementType))
    }
    return SampleImages(pixels: pixels, height: height, width: width)
  }

  private static func data(
    of file: borrowing InputFile, _ header: NumPyHeader, bytes expected: Int
  ) throws -> [UInt8] {
    let found = file.size - header.dataOffset
    guard found == expected else {
      throw NumPyError(file.path, .length(expected: expected, found: found))
    }
    let data = try file.bytes(at: header.dataOffset, count: expected)
    guard data.count == expected else {
      throw NumPyError(file.path, .length(expected: expected, found: data.count))
    }
    return data
  }

  /// Little-endian floats as bytes of ink.
  private static func bytes(of data: [UInt8], _ path: String) throws -> [UInt8] {
    let values = data.withUnsafeBytes { raw in
      (0..<raw.count / 4).map {
        Float(
          bitPattern: UInt32(
            littleEndian: raw.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))
      }
    }
    guard values.allSatisfy(\.isFinite) else {
      throw NumPyError(path, .range(least: .nan, greatest: .nan))
    }
    let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
    // Interpolation and rounding overshoot a little.
    guard least >= -1.01, greatest <= 1.01 else {
      throw NumPyError(path, .range(least: least, greatest: greatest))
    }
    let (scale, offset): (Float, Float) = least < -0.01 ? (127.5, 127.5) : (255, 0)
    return values.map { UInt8(min(max(($0 * scale + offset).rounded(), 0), 255)) }
  }

  /// Height and width; nil for a shape that no images have.
  private static func extents(_ shape: [Int]) -> (height: Int, width: Int)? {
    guard shape.allSatisfy({ $0 > 0 }) else { return nil }
    switch shape.count {
    case 2:
      let side = Int(Double(shape[1]).squareRoot().rounded())
      return side.multipliedReportingOverflow(by: side) == (shape[1], false) ? (side, side) : nil
    case 3: return (shape[1], shape[2])
    case 4 where shape[1] == 1: return (shape[2], shape[3])
    case 4 where shape[3] == 1: return (shape[1], shape[2])
    default: return nil
    }
  }

  private static func product(_ shape: [Int]) -> Int? {
    shape.reduce(1) { product, extent -> Int? in
      guard let product else { return nil }
      let (value, overflow) = product.multipliedReportingOverflow(by: extent)
      return overflow ? nil : value
    }
  }
}
