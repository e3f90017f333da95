import Foundation
import Testing

@testable import GANEngine

@Suite struct EmbeddedTensorsTests {
  private static let header =
    #"{"__metadata__":{"a":"b"},"n":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"#
    + #""w":{"dtype":"F32","shape":[2,1],"data_offsets":[8,16]},"#
    + #""h":{"dtype":"BF16","shape":[3],"data_offsets":[16,22]}}"#

  private static func file(_ header: String = header) -> [UInt8] {
    let values: [UInt8] =
      [0xFE] + Array(repeating: 0xFF, count: 7) + [0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]
      + [0x80, 0x3F, 0x40, 0xC0, 0, 0]
    return withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init) + header.utf8
      + values
  }

  private func read(_ bytes: [UInt8]) throws(SafeTensorsError) -> EmbeddedTensors {
    let copy = Data(bytes) as NSData
    return try EmbeddedTensors(
      UnsafeRawBufferPointer(start: copy.bytes, count: copy.length), name: "f")
  }

  @Test func readsWhatTheFormatSays() throws {
    let file = try read(Self.file())
    #expect(file.metadata == ["a": "b"])
    #expect(
      file.tensors == [
        NamedTensor(name: "n", shape: [1], values: .int64([-2])),
        NamedTensor(name: "w", shape: [2, 1], values: .float32([1, -2])),
        NamedTensor(name: "h", shape: [3], values: .float32([1, -3, 0])),
      ])
  }

  @Test func everyTruncationIsAnError() {
    let bytes = Self.file()
    for length in bytes.indices {
      #expect(throws: SafeTensorsError.self, "\(length) bytes") {
        try read(Array(bytes.prefix(length)))
      }
    }
    #expect(throws: SafeTensorsError.self) { try read(bytes + [0]) }
  }

  @Test func otherTypesAreNamed() {
    let header = Self.header.replacing("BF16", with: "I16")
    #expect(throws: SafeTensorsError("f", .elementType(tensor: "h", found: "I16"))) {
      try read(Self.file(header))
    }
  }

  @Test(arguments: 0..<4) func flippedBitsNeverTrap(seed: UInt64) {
    var random = SplitMix64(seed)
    for _ in 0..<500 {
      var bytes = Self.file()
      let place = Int(random.next() % UInt64(bytes.count))
      bytes[place] ^= 1 << UInt8(random.next() % 8)
      _ = try? read(bytes)
    }
  }
}
