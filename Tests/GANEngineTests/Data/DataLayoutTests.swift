import Foundation
import Testing

@testable import GANEngine

/// Folders as downloads, archives and other programs leave them.
@Suite struct DataLayoutTests {
  private func make(_ folder: borrowing TemporaryFolder, _ files: [(String, [UInt8])]) throws {
    for (name, bytes) in files {
      if let cut = name.lastIndex(of: "/") {
        try FileManager.default.createDirectory(
          atPath: "\(folder.path)/\(name[..<cut])", withIntermediateDirectories: true)
      }
      try folder.write(bytes, to: name)
    }
  }

  /// Training images of 4×4 that begin with 1, test images that begin with 9.
  private func pairs(
    _ beginning: String = "", training: UInt32 = 6, test: UInt32 = 4, testName: String = "t10k"
  ) -> [(String, [UInt8])] {
    [
      ("\(beginning)train-images-idx3-ubyte", IDXBytes.images(training, side: 4)),
      ("\(beginning)train-labels-idx1-ubyte", IDXBytes.labels(training)),
      ("\(beginning)\(testName)-images-idx3-ubyte", IDXBytes.images(test, side: 4, seed: 9)),
      ("\(beginning)\(testName)-labels-idx1-ubyte", IDXBytes.labels(test)),
    ]
  }

  private func corpus(_ path: String) throws -> DigitCorpus {
    try DataSearch(option: path, environment: [:]).corpus()
  }

  private func words(_ path: String) -> String {
    do {
      return "found \(try corpus(path).name)"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    arguments: [
      "train-images-idx3-ubyte:Zone.Identifier", "train-images-idx3-ubyte.md5",
      "train-images-idx3-ubyte.gz.sha256", "train-images-idx3-ubyte.asc",
      "train-images-idx3-ubyte.aria2", ".DS_Store", "._train-images-idx3-ubyte",
      "train-images-idx3-ubyte.gz.crdownload", "train-images-idx3-ubyte.part",
      "train-images-idx3-ubyte.download", "t10k-labels-idx1-ubyte.tmp", "train-images-idx3-ubyte~",
      "desktop.ini", "Thumbs.db", "README", "LICENSE", "notes", "x.txt", "idx.png", "mnist-idx.zip",
      "idx.tar.gz", "train-images-idx3-ubyte.gz.xz", ".train-images-idx3-ubyte.gz.part",
      "index.html",
    ])
  func sideFilesArePassedOver(name: String) throws {
    let folder = try TemporaryFolder()
    try make(folder, [(name, Array("no data".utf8))])
    if name != "notes", !name.hasPrefix(".D"), !name.hasPrefix("._") {
      #expect(words(folder.path).contains(name + ", which is "), "\(words(folder.path))")
    }
    try make(folder, pairs())
    #expect(try corpus(folder.path).training().count == 6)
    #expect(try corpus(folder.path).test()?.count == 4)
  }

  @Test func whatIsNoFileIsPassedOver() throws {
    let folder = try TemporaryFolder()
    try make(folder, pairs())
    let path = folder.path
    #expect(mkfifo(path + "/train-pipe-idx3-ubyte", 0o600) == 0)
    #expect(symlink("/nowhere", path + "/train-link-idx3-ubyte") == 0)
    #expect(symlink("loop-idx3-ubyte", path + "/loop-idx3-ubyte") == 0)
    #expect(symlink("/dev/zero", path + "/zero-idx3-ubyte") == 0)
    #expect(mkdir(path + "/train-images-idx3-ubyte-folder", 0o700) == 0)
    #expect(try corpus(path).training().count == 6)
    let linked = try TemporaryFolder()
    for (name, _) in pairs() { #expect(symlink("\(path)/\(name)", "\(linked.path)/\(name)") == 0) }
    #expect(try corpus(linked.path).training().count == 6)
    let pipe = try TemporaryFolder()
    #expect(mkfifo(pipe.path + "/train-images-idx3-ubyte", 0o600) == 0)
    #expect(words(pipe.path).contains("train-images-idx3-ubyte, which is a named pipe"))
  }

  /// Two bytes are no name, and no trap.
  @Test func namesThatAreNoText() throws {
    let folder = try TemporaryFolder()
    let name: [CChar] = folder.path.utf8CString.dropLast() + [47, -1, -2, 0]
    let file = open(name, O_CREAT | O_WRONLY, 0o600)
    if file >= 0 { close(file) }
    try make(folder, pairs())
    #expect(try corpus(folder.path).training().count == 6)
    unlink(name)
  }

  @Test(
    arguments: [
      ["train-images", "train-labels", "test-images", "test-labels"],
      [
        "train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte",
        "t10k-labels",
      ],
      ["X_train", "y_train", "X_test", "y_test"],
      ["trainImages", "trainLabels", "validImages", "validLabels"],
      ["a", "train-labels", "b", "test-labels"], ["a", "l", "test-images", "test-labels"],
      ["train-images", "train-labels", "b", "l"], ["mnisttrain", "1", "mnisttest", "2"],
      ["train/images", "train/labels", "test/images", "test/labels"],
      [
        "train-images-idx3/train-images-idx3", "train-labels-idx1/train-labels-idx1",
        "t10k-images-idx3/t10k-images-idx3", "t10k-labels-idx1/t10k-labels-idx1",
      ],
      ["images/train", "labels/train", "images/val", "labels/val"],
    ])
  func namesDecideWhichIsWhich(names: [String]) throws {
    for (training, test): (UInt32, UInt32) in [(3, 5), (5, 3)] {
      let folder = try TemporaryFolder()
      let bytes = pairs(training: training, test: test).map(\.1)
      try make(folder, Array(zip(names, bytes)))
      let corpus = try corpus(folder.path)
      #expect(try corpus.training().pixels.first == 1 && corpus.training().count == Int(training))
      #expect(try corpus.training().labels.count == Int(training))
      #expect(try corpus.test()?.pixels.first == 9)
      #expect(try corpus.test()?.labels.count == Int(test))
    }
  }

  @Test func aThirdSetIsForValidation() throws {
    let folder = try TemporaryFolder()
    try make(
      folder,
      pairs()
        + Array(pairs("val-", training: 3).prefix(2)).map { name, bytes in
          (name.replacing("train-", with: ""), bytes)
        })
    let corpus = try corpus(folder.path)
    #expect(try corpus.training().count == 6 && corpus.test()?.count == 4)
  }

  @Test func namesThatContradictAreListed() throws {
    let folder = try TemporaryFolder()
    try make(folder, pairs() + [("train-images (1)", IDXBytes.images(6, side: 4))])
    let words = words(folder.path)
    #expect(words.contains("several whose names say so: train-images (1), train-images-idx3-ubyte"))
  }

  @Test func trainingImagesThatAreMissingAreNotReplacedByTestImages() throws {
    let folder = try TemporaryFolder()
    try make(folder, Array(pairs().dropFirst()))
    #expect(words(folder.path).contains("train-labels-idx1-ubyte holds 6"))
    let equal = try TemporaryFolder()
    try make(equal, Array(pairs(training: 4).dropFirst()))
    #expect(words(equal.path).contains("found none for train-labels-idx1-ubyte of 4"))
  }

  @Test func theUnpackedFileIsTakenUnlessItIsBroken() throws {
    let folder = try TemporaryFolder()
    let packed = pairs().map { ($0.0 + ".gz", IDXBytes.gzip($0.1)) }
    try make(folder, packed + pairs())
    #expect(try corpus(folder.path).trainingFiles?.images.hasSuffix("ubyte") == true)
    try folder.write(Array(pairs()[0].1.dropLast(9)), to: pairs()[0].0)
    #expect(try corpus(folder.path).trainingFiles?.images.hasSuffix("ubyte.gz") == true)
  }

  @Test(arguments: ["", "/", "/MNIST", "/MNIST/", "/MNIST/raw", "/MNIST/../MNIST/raw//"])
  func torchvisionsTree(below: String) throws {
    let folder = try TemporaryFolder()
    try make(folder, pairs("MNIST/raw/") + [("MNIST/processed/training.pt", [1])])
    let corpus = try corpus(folder.path + below)
    #expect(corpus.name == "MNIST" && corpus.answers(to: "raw") && !corpus.answers(to: "x"))
    #expect(try corpus.training().count == 6)
    let variable = try DataSearch(
      option: nil, environment: ["GANSCOPE_DATA": folder.path + below]
    ).corpus()
    #expect(try variable.training().count == 6)
  }

  @Test func pythonsOwnFilesAreNamed() throws {
    let folder = try TemporaryFolder()
    try make(folder, [("MNIST/processed/training.pt", [1])])
    #expect(words(folder.path).contains("MNIST/processed/training.pt, which is PyTorch's"))
  }

  @Test func severalTreesAreListed() throws {
    let folder = try TemporaryFolder()
    try make(
      folder, pairs("MNIST/raw/") + pairs("Fashion MNIST/raw/") + pairs("plain/", training: 8))
    let path = folder.path
    #expect(
      words(path).hasSuffix(
        "holds several data sets; choose one: --data '\(path)/Fashion MNIST/raw', "
          + "--data \(path)/MNIST/raw, --data \(path)/plain"))
    #expect(try corpus(path + "/plain").training().count == 8)
    #expect(try corpus(path + "/Fashion MNIST").name == "Fashion MNIST")
  }

  private static let emnist = ["balanced", "byclass", "bymerge", "digits", "letters", "mnist"]

  @Test(arguments: ["", "EMNIST/raw/"])
  func severalSetsInAFolder(place: String) throws {
    let folder = try TemporaryFolder()
    for (index, name) in Self.emnist.enumerated() {
      let count = UInt32(10 + index)
      try make(folder, pairs("\(place)emnist-\(name)-", training: count, test: 5, testName: "test"))
      try make(folder, [("\(place)emnist-\(name)-mapping.txt", [0x30])])
    }
    let path = folder.path + (place.isEmpty ? "" : "/EMNIST")
    let all = words(path)
    for name in Self.emnist {
      let choice = "\(folder.path)/\(place)emnist-\(name)"
      #expect(all.contains("--data \(choice)"))
      for typed in [choice, path + "/emnist-\(name)"] {
        #expect(words(typed) == "found emnist-\(name)")
      }
    }
    #expect(try corpus(path + "/emnist-letters").training().count == 14)
    #expect(try corpus(path + "/EMNIST-LET").test()?.pixels.first == 9)
    #expect(try corpus(path + "/emnist-letters-test").training().pixels.first == 9)
    #expect(words(path + "/emnist-b").contains("emnist-balanced, --data"))
    #expect(words(path + "/emnist-x").contains("found nothing of this name; beside it are --data"))
    // What is broken there is no matter of the others.
    try folder.write([0, 0, 8], to: "\(place)emnist-byclass-train-images-idx3-ubyte")
    #expect(words(path + "/emnist-letters") == "found emnist-letters")
    #expect(words(path + "/emnist-byclass").contains("truncated"))
  }

  @Test func aSetWithoutABeginningBesideOneThatHasIt() throws {
    let folder = try TemporaryFolder()
    try make(folder, pairs() + pairs("fashion-", training: 7))
    #expect(
      words(folder.path).contains("--data \(folder.path)/train, --data \(folder.path)/fashion"))
    #expect(try corpus(folder.path + "/train").test()?.count == 4)
    #expect(try corpus(folder.path + "/fashion").training().count == 7)
    #expect(try corpus(folder.path + "/train-labels-idx1-ubyte").training().count == 6)
  }

  @Test func imagesWithoutLabels() throws {
    let folder = try TemporaryFolder()
    try make(folder, [pairs()[0], pairs()[2]])
    let corpus = try corpus(folder.path)
    #expect(!corpus.isLabelled && corpus.trainingCount == 6 && corpus.trainingFiles?.labels == nil)
    let data = try corpus.training()
    #expect(data.count == 6 && data.labels.isEmpty)
    #expect(DatasetStatistics(data).countsByLabel.isEmpty)
    let copy = try TemporaryFolder()
    #expect(try corpus.export(to: copy.path, replacing: false).count == 2)
    #expect(try self.corpus(copy.path).training().pixels == data.pixels)
    // Labels that cannot be read are not none.
    try folder.write([0x1f, 0x8b, 8], to: "labels")
    #expect(words(folder.path).contains("labels: "))
  }

  @Test(arguments: [UInt32(60), 61])
  func labelsOfQMNIST(test: UInt32) throws {
    func labels(_ count: UInt32) -> [UInt8] {
      IDXBytes.word(0xc02) + IDXBytes.word(count) + IDXBytes.word(8)
        + (0..<count).flatMap { row in
          (0..<8).flatMap { IDXBytes.word($0 == 0 ? row % 10 : 77_777) }
        }
    }
    let folder = try TemporaryFolder()
    try make(
      folder,
      [
        ("qmnist-train-images-idx3-ubyte.gz", IDXBytes.gzip(IDXBytes.images(60, side: 4))),
        ("qmnist-train-labels-idx2-int.gz", IDXBytes.gzip(labels(60))),
        ("qmnist-test-images-idx3-ubyte", IDXBytes.images(test, side: 4, seed: 9)),
        ("qmnist-test-labels-idx2-int", labels(test)),
      ])
    let corpus = try corpus(folder.path)
    #expect(try corpus.training().labels == (0..<60).map { UInt8($0 % 10) })
    #expect(try corpus.test()?.labels.count == Int(test))
  }
}
