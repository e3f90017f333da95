import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct SafeTensorsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Written out by hand from the description of the format.
  private static let header =
    #"{"__metadata__":{"format":"pt"},"#
    + #""n":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"#
    + #""w":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]}}"#

  private static let contents = SafeTensors(
    metadata: ["format": "pt"],
    tensors: [
      NamedTensor(name: "n", shape: [], values: .int64([-2])),
      NamedTensor(name: "w", shape: [2, 1], values: .float32([1, -2])),
    ])

  private static let data: [UInt8] =
    [0xFE] + Array(repeating: 0xFF, count: 7) + [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]

  /// A file with that header, however wrong, and `data` behind it.
  private static func bytes(header: String, data: [UInt8] = data) -> [UInt8] {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init) + header.utf8 + data
  }

  private func read(_ bytes: [UInt8]) throws -> SafeTensors {
    try Data(bytes).write(to: URL(fileURLWithPath: folder.file("t")))
    return try SafeTensors(contentsOf: folder.file("t"))
  }

  private func problem(_ bytes: [UInt8]) throws -> SafeTensorsError.Problem? {
    do {
      _ = try read(bytes)
      return nil
    } catch let error as SafeTensorsError {
      return error.problem
    }
  }

  @Test func writesTheBytesOfTheFormat() throws {
    var unordered = Self.contents
    unordered.tensors.reverse()
    try unordered.write(to: folder.file("t"))
    let padding = String(repeating: " ", count: (8 - Self.header.utf8.count % 8) % 8)
    let written = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.file("t"))))
    #expect(written == Self.bytes(header: Self.header + padding))
    #expect(try SafeTensors(contentsOf: folder.file("t")) == Self.contents)
  }

  @Test func readsAHeaderWithoutPaddingOrOrder() throws {
    let header =
      #"{ "w" : {"data_offsets":[8,16],"extra":{"a":1},"shape":[2,1],"dtype":"F32"},"#
      + #" "n":{"dtype":"I64","shape":[],"data_offsets":[0,8]}}"#
    #expect(try read(Self.bytes(header: header)).tensors == Self.contents.tensors)
  }

  /// bfloat16 is the upper half of a float32: 1 is 3F80, −2 is C000, ∞ is 7F80.
  @Test func widensBfloat16() throws {
    let header = #"{"b":{"dtype":"BF16","shape":[3],"data_offsets":[0,6]}}"#
    let file = try read(Self.bytes(header: header, data: [0x80, 0x3F, 0, 0xC0, 0x80, 0x7F]))
    #expect(
      file.tensors == [NamedTensor(name: "b", shape: [3], values: .float32([1, -2, .infinity]))])
  }

  @Test func anEmptyFileOfTheFormatHasNoTensors() throws {
    #expect(
      try read(Self.bytes(header: "{}", data: [])) == SafeTensors(metadata: [:], tensors: []))
  }

  @Test func namesSurviveEscaping() throws {
    let names = ["a \"b\" \\ c", "tab\t line\n", "\u{1}\u{7F}", "Ziffer é 数字 🎲", ""]
    let contents = SafeTensors(
      metadata: Dictionary(uniqueKeysWithValues: names.map { ($0, $0) }),
      tensors: names.sorted().map { NamedTensor(name: $0, shape: [0], values: .float32([])) })
    try contents.write(to: folder.file("t"))
    #expect(try SafeTensors(contentsOf: folder.file("t")) == contents)
  }

  @Test(
    arguments: [
      (
        #"{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,12]}}"#,
        .tensorLength(tensor: "a", expected: 16, found: 12)
      ),
      (
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#,
        .length(expected: 70, found: 78)
      ),
      (
        #"{"a":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}}"#,
        .length(expected: 83, found: 79)
      ),
      (
        #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[4,16]}}"#,
        .offsets(tensor: "a", expectedStart: 0, found: [4, 16])
      ),
      (
        #"{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,-4]}}"#,
        .offsets(tensor: "a", expectedStart: 0, found: [0, -4])
      ),
      (
        #"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"#
          + #""b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}"#,
        .offsets(tensor: "b", expectedStart: 12, found: [8, 16])
      ),
      (
        #"{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"#
          + #""b":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"#,
        .offsets(tensor: "b", expectedStart: 16, found: [0, 16])
      ),
      (
        #"{"a":{"dtype":"F32","shape":[-4,-1],"data_offsets":[0,16]}}"#,
        .shape(tensor: "a", [-4, -1])
      ),
      (
        #"{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,16]}}"#,
        .shape(tensor: "a", [1 << 32, 1 << 32])
      ),
      (
        #"{"a":{"dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,16]}}"#,
        .shape(tensor: "a", [1 << 61])
      ),
      (
        #"{"a":{"dtype":"F31","shape":[4],"data_offsets":[0,16]}}"#,
        .elementType(tensor: "a", found: "F31")
      ),
      (
        #"{"a":{"dtype":"U64","shape":[2],"data_offsets":[0,16]}}"#,
        .elementType(tensor: "a", found: "U64")
      ),
      (
        #"{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},"#
          + #""a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}"#, .duplicateName
      ),
    ] as [(String, SafeTensorsError.Problem)])
  func refusesADescriptionThatDoesNotFit(
    header: String, expected: SafeTensorsError.Problem
  ) throws {
    #expect(try problem(Self.bytes(header: header)) == expected)
  }

  @Test(arguments: [
    "[]", "{ ", "{}}", "nul", #"{"a":1}"#, #"{"a":{"dtype":"F32","shape":[4]}}"#,
    #"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,16]}}"#,
    #"{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16,16]}}"#,
    #"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,16]}}"#,
    #"{"__metadata__":{"a":1}}"#, "{\u{0}}\u{0}", #"{"a":{"dtype":"F32",}}"#,
  ])
  func refusesAHeaderThatIsNotTheFormats(header: String) throws {
    guard case .header = try problem(Self.bytes(header: header)) else {
      Issue.record("read a header \(header.prefix(80))")
      return
    }
  }

  @Test func refusesEndlessNesting() throws {
    let header = String(repeating: #"{"a":"#, count: 100_000)
    #expect(
      try problem(Self.bytes(header: header))
        == .header(reason: "expected dtype, shape and data_offsets for every tensor"))
  }

  @Test(arguments: [0, 1, 33, 1 << 40, .max] as [UInt64])
  func refusesAHeaderLongerThanTheFile(length: UInt64) throws {
    let bytes = withUnsafeBytes(of: length.littleEndian, Array.init) + Array("{}".utf8) + Self.data
    let limit = bytes.count - 8
    let expected: SafeTensorsError.Problem =
      length == 33
      ? .cutHeader(expected: 41, found: bytes.count) : .headerLength(limit: limit, found: length)
    #expect(try problem(bytes) == expected)
  }

  @Test func everyTruncationIsAnError() throws {
    let whole = Self.bytes(header: Self.header)
    for cut in Damage.cuts(whole) { #expect(try problem(cut) != nil, "\(cut.count) bytes") }
  }

  @Test func flippedBitsAreAnErrorOrOtherContents() throws {
    let whole = Self.bytes(header: Self.header)
    for damaged in Damage.flips(whole, count: 800, seed: 1) {
      // What can be read is whole: shapes fit values.
      for tensor in (try? read(damaged))?.tensors ?? [] {
        let count = tensor.shape.reduce(1, *)
        switch tensor.values {
        case .float32(let values): #expect(values.count == count)
        case .int64(let values): #expect(values.count == count)
        }
      }
    }
  }

  @Test func writingChecksShapesAndNames() throws {
    let one = NamedTensor(name: "a", shape: [1], values: .float32([1]))
    let cases: [([NamedTensor], SafeTensorsError.Problem)] = [
      ([one, one], .duplicateName),
      ([NamedTensor(name: "__metadata__", shape: [], values: .int64([1]))], .duplicateName),
      (
        [NamedTensor(name: "a", shape: [2], values: .float32([1]))],
        .tensorLength(tensor: "a", expected: 8, found: 4)
      ),
      ([NamedTensor(name: "a", shape: [-1], values: .float32([1]))], .shape(tensor: "a", [-1])),
    ]
    for (tensors, expected) in cases {
      let error = #expect(throws: SafeTensorsError.self) {
        try SafeTensors(tensors: tensors).write(to: folder.file("t"))
      }
      #expect(error == SafeTensorsError(folder.file("t"), expected))
    }
    #expect(try folder.names() == [])
  }

  @Test func messagesNameTheFileAndStayOnOneLine() throws {
    let error = SafeTensorsError("runs/a", .elementType(tensor: "x\u{1B}[2J\n", found: "U64"))
    let expected = "expected floats of 16, 32 or 64 bits or whole numbers"
    #expect(
      error.description == #"runs/a: tensor "x\u{1B}[2J\n": \#(expected), found "U64""#)
  }

  @Test func refusesWhatIsNoFile() throws {
    let cases: [(String, FileError)] = [
      (folder.path, FileError(.read, folder.path, code: EISDIR)),
      ("/dev/zero", FileError(.read, "/dev/zero", code: ENOTSUP)),
      (folder.file("none"), FileError(.open, folder.file("none"), code: ENOENT)),
    ]
    for (path, expected) in cases {
      #expect(throws: expected) { try SafeTensors(contentsOf: path) }
    }
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func pythonReadsWhatWeWrite() throws {
    try Self.contents.write(to: folder.file("t"))
    let output = try Python.run(
      """
      import sys
      from safetensors import safe_open
      with safe_open(sys.argv[1], framework="numpy") as f:
          print(f.metadata())
          for name in sorted(f.keys()):
              t = f.get_tensor(name)
              print(name, t.dtype, t.shape, t.tolist())
      """, folder.file("t"))
    #expect(
      output == """
        {'format': 'pt'}
        n int64 () -2
        w float32 (2, 1) [[1.0], [-2.0]]

        """)
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func readsWhatPythonWrites() throws {
    _ = try Python.run(
      """
      import sys, numpy
      from safetensors.numpy import save_file
      save_file({
          "d": numpy.array([0.1, -3.0]),
          "f": numpy.array([[0.1], [2.5]], numpy.float32),
          "i": numpy.array([2**62, -1]),
      }, sys.argv[1], {"who": "é"})
      """, folder.file("t"))
    let file = try SafeTensors(contentsOf: folder.file("t"))
    #expect(file.metadata == ["who": "é"])
    #expect(
      file.tensors.sorted { $0.name < $1.name } == [
        NamedTensor(name: "d", shape: [2], values: .float32([0.1, -3])),
        NamedTensor(name: "f", shape: [2, 1], values: .float32([0.1, 2.5])),
        NamedTensor(name: "i", shape: [2], values: .int64([1 << 62, -1])),
      ])
  }
}
