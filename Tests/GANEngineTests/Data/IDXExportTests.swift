import Foundation
import Testing

@testable import GANEngine

@Suite struct IDXExportTests {
  private let names = [
    "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
  ]

  private func source(in folder: borrowing TemporaryFolder) throws -> DigitCorpus {
    try folder.write(IDXBytes.gzip(IDXBytes.images(20, side: 4)), to: "a")
    try folder.write(IDXBytes.labels(20), to: "b")
    try folder.write(IDXBytes.images(10, side: 4, seed: 9), to: "c")
    try folder.write(IDXBytes.labels(10), to: "d")
    return try DataSearch(option: folder.path, environment: [:]).corpus()
  }

  @Test func whatIsExportedIsReadAgain() throws {
    let from = try TemporaryFolder()
    let to = try TemporaryFolder()
    let corpus = try source(in: from)
    let folder = to.path + "/new/folder"
    let paths = try corpus.export(to: folder, replacing: false)
    #expect(Set(paths.map { ($0 as NSString).lastPathComponent }) == Set(names))
    // No temporary file stays behind.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names)
    let copy = try DataSearch(option: folder, environment: [:]).corpus()
    #expect(try copy.training().pixels == corpus.training().pixels)
    #expect(try copy.training().labels == corpus.training().labels)
    #expect(try copy.test()?.pixels == corpus.test()?.pixels)
    let images = try Data(contentsOf: URL(fileURLWithPath: folder + "/train-images-idx3-ubyte"))
    #expect(Array(images) == IDXBytes.images(20, side: 4))
  }

  @Test func otherFilesAreNotReplacedUnasked() throws {
    let from = try TemporaryFolder()
    let to = try TemporaryFolder()
    let corpus = try source(in: from)
    let path = try to.write([1, 2, 3], to: "t10k-labels-idx1-ubyte")
    #expect(throws: DataError(path, .wouldOverwrite)) {
      try corpus.export(to: to.path, replacing: false)
    }
    // Nothing is written before everything may be.
    #expect(try FileManager.default.contentsOfDirectory(atPath: to.path).count == 1)
    _ = try corpus.export(to: to.path, replacing: true)
    _ = try corpus.export(to: to.path, replacing: false)
  }

  @Test func aFolderThatCannotBeMade() throws {
    let folder = try TemporaryFolder()
    let corpus = try source(in: folder)
    let path = folder.path + "/a/b"
    #expect(throws: DataError.self) { try corpus.export(to: path, replacing: false) }
  }
}
