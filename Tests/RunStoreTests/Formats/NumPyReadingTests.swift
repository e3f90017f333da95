import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct NumPyReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A file put together by hand, as the description of the format says.
  private func file(
    _ type: String, _ shape: String, _ data: [UInt8], order: String = "False", version: UInt8 = 1
  ) throws -> String {
    let text = "{'descr': '\(type)', 'fortran_order': \(order), 'shape': (\(shape)), }\n"
    let count = UInt8(text.utf8.count)
    let length: [UInt8] = version == 1 ? [count, 0] : [count, 0, 0, 0]
    let bytes = [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(text.utf8) + data
    let path = folder.file("hand.npy")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func bytes(_ values: [Float]) -> [UInt8] {
    values.flatMap { value in
      (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let images = SampleImages(pixels: (0..<24).map { $0 * 10 }, height: 3, width: 4)
    try NumPyFile.write(images, to: folder.file("a.npy"))
    #expect(try NumPyFile.read(folder.file("a.npy")) == images)
  }

  @Test(arguments: ["2, 4", "2, 2, 2", "2, 1, 2, 2", "2, 2, 2, 1", "2L, 4L"], [UInt8(1), 2, 3])
  func allShapesAndVersions(shape: String, version: UInt8) throws {
    let path = try file("|u1", shape, [0, 1, 2, 3, 4, 5, 6, 255], version: version)
    let images = try NumPyFile.read(path)
    #expect((images.count, images.height, images.width) == (2, 2, 2))
    #expect(images.pixels == [0, 1, 2, 3, 4, 5, 6, 255])
  }

  /// 0, ½ and 1 of full ink, in both ranges; what overshoots a little is cut.
  @Test func floatsOfBothRanges() throws {
    let unit = try NumPyFile.read(file("<f4", "1, 2, 2", bytes([0, 0.5, 1, 1.005])))
    #expect(unit.pixels == [0, 128, 255, 255])
    let symmetric = try NumPyFile.read(file("<f4", "1, 4", bytes([-1, 0, 1, -1.005])))
    #expect(symmetric.pixels == [0, 128, 255, 0])
  }

  @Test func refusalsTellWhatWasFound() throws {
    let cases: [(String, String, [UInt8], String, NumPyError.Problem)] = [
      ("<i8", "1, 4", [], "False", .elementType("<i8")),
      (">f4", "1, 4", [], "False", .elementType(">f4")),
      ("|u1", "1, 4", [1, 2, 3, 4], "True", .fortranOrder),
      ("|u1", "1, 5", [1, 2, 3, 4, 5], "False", .shape([1, 5])),
      ("|u1", "4,", [1, 2, 3, 4], "False", .shape([4])),
      ("|u1", "2, 3, 2, 2", [], "False", .shape([2, 3, 2, 2])),
      ("|u1", "0, 2, 2", [], "False", .shape([0, 2, 2])),
      ("|u1", "1, 4", [1, 2, 3], "False", .length(expected: 4, found: 3)),
      ("<f4", "1, 4", [1, 2, 3], "False", .length(expected: 16, found: 3)),
      ("<f4", "1, 4", bytes([0, 1, 2, 255]), "False", .range(least: 0, greatest: 255)),
      (
        "<f4", "9223372036854775807, 2, 2", [], "False", .shape([9_223_372_036_854_775_807, 2, 2])
      ),
    ]
    for (type, shape, data, order, problem) in cases {
      let path = try file(type, shape, data, order: order)
      let error = #expect(throws: NumPyError.self) { try NumPyFile.read(path) }
      #expect(error?.problem == problem, "\(shape) \(type)")
      #expect(error?.description.hasPrefix(path) == true)
    }
  }

  @Test func noNumberIsNoPixel() throws {
    let path = try file("<f4", "1, 4", bytes([0, .nan, 0, 1]))
    #expect(throws: NumPyError.self) { try NumPyFile.read(path) }
  }

  @Test func otherFilesAreNone() throws {
    let path = folder.file("x.npy")
    let header = [0x93] + Array("NUMPY".utf8)
    for bytes: [UInt8] in [
      [], Array("PK\u{3}\u{4} and so on".utf8), header + [9, 0, 0, 0, 0, 0],
      header + [1, 0, 255, 255], header + [1, 0, 3, 0] + Array("{}\n".utf8),
      header + [2, 0, 255, 255, 255, 255] + Array("{}\n".utf8),
    ] {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(throws: NumPyError.self, "\(bytes)") { try NumPyFile.read(path) }
    }
    #expect(throws: FileError.self) { try NumPyFile.read(folder.file("none.npy")) }
  }

  /// Every prefix of a whole file is refused, none crashes.
  @Test func aFileCutAnywhereIsRefused() throws {
    let path = try file("|u1", "2, 4", [0, 1, 2, 3, 4, 5, 6, 7])
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in 0..<whole.count {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      #expect(throws: NumPyError.self, "\(length)") { try NumPyFile.read(path) }
    }
  }

  @Test(
    .enabled(if: Python.isWanted, "\(Python.missing)"),
    arguments: [
      "a.reshape(30, 28, 28)", "a", "(a / 255).astype('float32')",
      "(a / 127.5 - 1).astype('float32').reshape(30, 1, 28, 28)",
    ])
  func readsWhatNumpyWrites(expression: String) throws {
    _ = try Python.run(
      """
      import sys, numpy
      a = (numpy.arange(30 * 784) * 7 % 256).astype(numpy.uint8).reshape(30, 784)
      numpy.save(sys.argv[1], \(expression))
      """, folder.file("a.npy"))
    let images = try NumPyFile.read(folder.file("a.npy"))
    #expect((images.count, images.height, images.width) == (30, 28, 28))
    #expect(images.pixels == (0..<30 * 784).map { UInt8(truncatingIfNeeded: $0 * 7) })
  }
}
