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
      ([0xFE, 1, 2], .unknown([0xFE, 1, 2])), ([0, 5, 0x16, 7, 0, 2], .appleDouble),
      (Array("PK\u{5}\u{6}".utf8) + [0, 0], .zip), ([0x04, 0x22, 0x4D, 0x18], .compressed("lz4")),
      (Array("RIFF....WEBPVP8 ".utf8), .picture("WebP")), (Array("II*\0".utf8), .picture("TIFF")),
      (Array("BM".utf8) + [1, 1, 1, 1, 0, 0, 0, 0, 54, 0, 0, 0, 40], .picture("BMP")),
      (Array("PAR1....".utf8), .table("Parquet")), ([0xFF, 0xFE, 0x73, 0], .wideText),
      // A header of 35,615 bytes begins as gzip does, one of 640 as a pickle.
      ([0x1F, 0x8B, 0, 0, 0, 0, 0, 0] + "{\"".utf8, .safetensors),
      ([0x80, 2, 0, 0, 0, 0, 0, 0] + "{\"".utf8, .safetensors),
    ] as [([UInt8], FileKind)])
  func isToldByItsBytes(bytes: [UInt8], kind: FileKind) {
    #expect(FileKind(bytes) == kind)
  }

  @Test(
    arguments: [
      (.gitPointer(bytes: 1), .images, "git lfs pull"), (.webPage, .weights, "get the file anew"),
      (.compressed("gzip"), .images, "packed twice"), (.compressed("gzip"), .judge, "unpack it"),
      (.pyTorchZip, .weights, "safetensors.torch.save_file"),
      (.pyTorchZip, .judge, "train_judge.py"),
      (.numPyZip, .array, "numpy.save"), (.idx, .weights, "--data"),
      (.safetensors, .images, "--resume"), (.wideText, .text, "UTF-8"),
    ] as [(FileKind, FileKind.Expected, String)])
  func adviceIsForTheReader(kind: FileKind, expected: FileKind.Expected, words: String) {
    #expect(kind.found(insteadOf: expected).contains(words))
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
