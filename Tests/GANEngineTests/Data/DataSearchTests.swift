import Foundation
import Testing

@testable import GANEngine

@Suite struct DataSearchTests {
  private func fill(
    _ folder: borrowing TemporaryFolder, training: UInt32 = 20, test: UInt32 = 10,
    names: [String] = ["a", "b", "c", "d"]
  ) throws {
    try folder.write(IDXBytes.images(test, side: 4, seed: 9), to: names[0])
    try folder.write(IDXBytes.gzip(IDXBytes.labels(training)), to: names[1])
    try folder.write(IDXBytes.gzip(IDXBytes.images(training, side: 4)), to: names[2])
    try folder.write(IDXBytes.labels(test), to: names[3])
  }

  private func problem(_ path: String) -> DataError.Problem? {
    do throws(DataError) {
      _ = try DataSearch(option: path, environment: [:]).corpus().training()
      return nil
    } catch {
      return error.problem
    }
  }

  @Test func theLargerPairIsForTraining() throws {
    let folder = try TemporaryFolder()
    try fill(folder)
    let corpus = try DataSearch(option: folder.path, environment: [:]).corpus()
    #expect(try corpus.training().count == 20)
    #expect(try corpus.training().pixels.first == 1)
    let test = try #require(try corpus.test())
    #expect(test.count == 10)
    #expect(test.pixels.first == 9)
    #expect(corpus.name == (folder.path as NSString).lastPathComponent)
  }

  @Test func onePairIsEnough() throws {
    let folder = try TemporaryFolder()
    try folder.write(IDXBytes.images(7, side: 28), to: "x")
    try folder.write(IDXBytes.labels(7), to: "y")
    let corpus = try DataSearch(option: folder.path, environment: [:]).corpus()
    #expect(try corpus.training().width == 28)
    #expect(try corpus.test() == nil)
  }

  @Test func equalPairsAreToldApartByName() throws {
    let folder = try TemporaryFolder()
    try fill(folder, training: 10, names: ["t10k-i", "train-l", "train-i", "t10k-l"])
    let corpus = try DataSearch(option: folder.path, environment: [:]).corpus()
    #expect(try corpus.training().pixels.first == 1)
    let unnamed = try TemporaryFolder()
    try fill(unnamed, training: 10)
    #expect(problem(unnamed.path) == .ambiguous(count: 10))
  }

  @Test func aPlainFileBesideItsGzipCountsOnce() throws {
    let folder = try TemporaryFolder()
    try fill(folder, names: ["a", "b.gz", "c.gz", "d"])
    try folder.write(IDXBytes.images(20, side: 4), to: "c")
    #expect(problem(folder.path) == nil)
  }

  @Test func otherFilesAreIgnored() throws {
    let folder = try TemporaryFolder()
    try fill(folder)
    try folder.write(Array("notes".utf8), to: "README")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/sub", withIntermediateDirectories: false)
    #expect(problem(folder.path) == nil)
  }

  /// Passing over it would train on the test images.
  @Test func aBrokenTrainingFileIsNotPassedOver() throws {
    let folder = try TemporaryFolder()
    try fill(folder)
    try folder.write(Array("<html>503</html>".utf8), to: "train-images-idx3-ubyte.gz")
    #expect(problem(folder.path) == .foreign(.webPage))
  }

  @Test func countsThatDisagree() throws {
    let folder = try TemporaryFolder()
    try folder.write(IDXBytes.images(7, side: 4), to: "x")
    #expect(problem(folder.path) == nil)
    try folder.write(IDXBytes.labels(6), to: "y")
    #expect(problem(folder.path) == .unmatched(file: "y", count: 6, partners: [7]))
  }

  @Test func otherTrouble() throws {
    let folder = try TemporaryFolder()
    #expect(problem(folder.path) == .nothingFound(instead: []))
    #expect(problem("/nowhere") == .missing)
    #expect(problem("") != nil)
    #expect(problem(try folder.write([1], to: "file")) == .truncated(expected: 8, found: 1))
    let three = try TemporaryFolder()
    for count: UInt32 in 1...3 {
      try three.write(IDXBytes.images(count, side: 2), to: "i\(count)")
      try three.write(IDXBytes.labels(count), to: "l\(count)")
    }
    #expect(problem(three.path) == .tooManyImages(files: ["i1", "i2", "i3"]))
    let sizes = try TemporaryFolder()
    try fill(sizes)
    try sizes.write(IDXBytes.images(10, side: 5), to: "a")
    #expect(problem(sizes.path) == .sizesDiffer)
  }

  @Test func placesAreTriedInOrder() throws {
    let first = try TemporaryFolder()
    try fill(first)
    let second = try TemporaryFolder()
    try fill(second, training: 30)
    let base = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: base.path + "/ganscope/mnist", withIntermediateDirectories: true)
    let environment = ["GANSCOPE_DATA": second.path, "XDG_DATA_HOME": base.path]

    let named = try DataSearch(option: first.path, environment: environment).corpus()
    #expect(named.places.map(\.finding) == [.used, .notReached, .notReached, .notReached])
    #expect(try named.training().count == 20)
    let variable = try DataSearch(option: nil, environment: environment).corpus()
    #expect(variable.places.map(\.finding) == [.unset, .used, .notReached, .notReached])
    #expect(try variable.training().count == 30)
    let empty = try DataSearch(option: nil, environment: ["XDG_DATA_HOME": base.path]).corpus()
    #expect(empty.places.map(\.finding) == [.unset, .unset, .nothing, .used])
    #expect(empty.isEmbedded)
    let word = try DataSearch(option: "digits", environment: environment).corpus()
    #expect(word.isEmbedded)
  }

  /// What somebody named, or half put in place, must not be replaced by other data in silence.
  @Test func noSilentChangeOfData() throws {
    let base = try TemporaryFolder()
    let home = base.path + "/.local/share/ganscope/mnist"
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try base.write([1, 2, 3, 4, 5], to: ".local/share/ganscope/mnist/train-images-idx3-ubyte.gz")
    #expect(throws: DataError.self) {
      try DataSearch(option: nil, environment: ["HOME": base.path]).corpus()
    }
    #expect(throws: DataError("/nowhere", .missing)) {
      try DataSearch(option: nil, environment: ["GANSCOPE_DATA": "/nowhere"]).corpus()
    }
  }
}
