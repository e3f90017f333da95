import Testing

@testable import GANEngine

@Suite struct FileKindTests {
  private static let lfs =
    "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"

  private static func zip(_ name: String) -> [UInt8] {
    [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [UInt8(name.utf8.count), 0, 0, 0]
      + Array(name.utf8) + [1, 2, 3]
  }

  @Test(
    arguments: [
      ([], .empty), ([UInt8](repeating: 0, count: 64), .zeros),
      (Array(lfs.utf8), .gitPointer(bytes: 12345)), (zip("archive/data.pkl"), .pyTorchZip),
      (zip("arr_0.npy"), .numPyZip), (zip("x.txt"), .zip), ([0x80, 2, 0x8A, 0x0A], .pickle),
      (Array("\n<!DOCTYPE html><html>".utf8), .webPage), (Array("<?xml?><svg/>".utf8), .markup),
      ([0x1F, 0x8B, 8, 0], .compressed("gzip")), ([8, 7, 0x12, 7], .onnx),
      ([0x89, 0x50, 0x4E, 0x47], .picture("PNG")), ([0x93] + "NUMPY".utf8 + [1, 0], .numPy),
      ([0x89] + "HDF\r\n\u{1A}\n".utf8, .hdf5), (Array("{\"a\": 1}".utf8), .json),
      ([0, 0, 8, 3, 0, 0, 0, 9], .idx), (Array("step,loss\n".utf8), .text("step,loss ")),
      ([0xFE, 1, 2], .unknown([0xFE, 1, 2])),
      // A header of 35,615 bytes begins as gzip does, one of 640 as a pickle.
      ([0x1F, 0x8B, 0, 0, 0, 0, 0, 0] + "{\"".utf8, .safetensors),
      ([0x80, 2, 0, 0, 0, 0, 0, 0] + "{\"".utf8, .safetensors),
    ] as [([UInt8], FileKind)])
  func isToldByItsBytes(bytes: [UInt8], kind: FileKind) {
    #expect(FileKind(bytes) == kind)
  }

  @Test func anyBytesAreSomething() {
    var random = SplitMix64(3)
    for _ in 0..<20_000 {
      let bytes = (0..<Int(random.next() % 40)).map { _ in UInt8(truncatingIfNeeded: random.next())
      }
      #expect(!FileKind(bytes).words.isEmpty)
    }
  }
}
