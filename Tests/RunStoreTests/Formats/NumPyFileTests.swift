import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct NumPyFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Written out by hand from the description of format 1.0: 128 bytes, then the data.
  @Test func writesTheBytesOfTheFormat() throws {
    let images = SampleImages(pixels: [1, 2, 3, 4, 5, 6, 99], height: 1, width: 3)
    try NumPyFile.write(images, to: folder.file("a.npy"))
    let dictionary = "{'descr': '|u1', 'fortran_order': False, 'shape': (2, 1, 3), }"
    let padding = String(repeating: " ", count: 128 - 10 - dictionary.utf8.count - 1)
    let expected: [UInt8] =
      [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0]
      + Array("\(dictionary)\(padding)\n".utf8) + [1, 2, 3, 4, 5, 6]
    #expect([UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.file("a.npy")))) == expected)
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"), arguments: [0, 1, 1000])
  func numpySeesTheSamePixels(count: Int) throws {
    let pixels = (0..<count * 784).map { UInt8(truncatingIfNeeded: $0 * 7) }
    try NumPyFile.write(
      SampleImages(pixels: pixels, height: 28, width: 28), to: folder.file("a.npy"))
    let output = try Python.run(
      """
      import sys, numpy
      a = numpy.load(sys.argv[1])
      b = (numpy.arange(a.size) * 7 % 256).astype(numpy.uint8).reshape(a.shape)
      print(a.dtype, a.shape, (a == b).all())
      """, folder.file("a.npy"))
    #expect(output == "uint8 (\(count), 28, 28) True\n")
  }
}
