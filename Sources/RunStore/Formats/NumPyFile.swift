import Foundation
public import GANEngine

/// Images as a NumPy array in a file: `uint8` of shape (count, height, width), C order.
///
/// Source: numpy.lib.format, version 1.0.
public enum NumPyFile {
  /// Writes the file whole or not at all. Throws `FileError` where the system refuses.
  public static func write(_ images: SampleImages, to path: String) throws {
    try AtomicFile.write(to: path) { file in
      try file.write(header(shape: [images.count, images.height, images.width]))
      try file.write(images.pixels.prefix(images.count * images.height * images.width))
    }
  }

  /// Magic number, version, length, and a Python dictionary padded so that the data is aligned.
  private static func header(shape: [Int]) -> [UInt8] {
    let extents = shape.map(String.init).joined(separator: ", ")
    let dictionary = "{'descr': '|u1', 'fortran_order': False, 'shape': (\(extents)), }"
    let prefix: [UInt8] = [0x93] + "NUMPY".utf8 + [1, 0]
    let unpadded = prefix.count + 2 + dictionary.utf8.count + 1
    let text = dictionary + String(repeating: " ", count: (64 - unpadded % 64) % 64) + "\n"
    let length = UInt16(text.utf8.count)
    return prefix + [UInt8(length & 0xFF), UInt8(length >> 8)] + text.utf8
  }
}
