import Foundation
import Testing

@testable import GANEngine
@testable import ganscope

/// One server a test: its requests are counted.
@Suite(.serialized) final class DataFetchTests {
  private let root: String
  private let files: [PublishedFile]
  private let server: MirrorServer
  private let notes = Notes()

  private final class Notes {
    var lines: [String] = []
  }

  init() throws {
    let root = NSTemporaryDirectory() + "ganscope-fetch-\(UUID().uuidString)"
    self.root = root
    try FileManager.default.createDirectory(
      atPath: root + "/mirror", withIntermediateDirectories: true)
    files = try [("big.gz", 40_000), ("small.gz", 2000)].map {
      try Self.publish($0, count: $1, in: "\(root)/mirror")
    }
    server = try MirrorServer(serving: "\(root)/mirror")
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Bytes that do not compress, under a gzip header; Python says what the checksums are.
  private static func publish(
    _ name: String, count: Int, in folder: String
  ) throws -> PublishedFile {
    let script = """
      import gzip, hashlib, random, sys
      content = random.Random(sys.argv[2]).randbytes(int(sys.argv[2]))
      data = gzip.compress(content)
      open(sys.argv[1], "wb").write(data)
      print(len(data), hashlib.md5(data).hexdigest(), hashlib.md5(content).hexdigest())
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, "\(folder)/\(name)", "\(count)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let size = try #require(words.first.flatMap(Int.init))
    return PublishedFile(name: name, size: size, checksum: words[1], contentChecksum: words[2])
  }

  private var destination: String { "\(root)/into/deep" }

  private func fetch(
    _ manners: MirrorServer.Manner..., replacing: Bool = false
  ) throws -> [String] {
    let notes = notes
    let fetch = DataFetch(
      files: files, mirrors: manners.map(server.mirror), folder: destination, replacing: replacing,
      patience: FileFetch.Patience(silence: 1, attempts: 3, pause: 0.01),
      note: { notes.lines.append($0) })
    return try fetch.run()
  }

  private func failure(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing"
    } catch { return "\(error)" }
  }

  private func expectAllThere() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: destination).sorted()
    #expect(names == ["big.gz", "small.gz"])
    for name in names {
      let there = FileManager.default.contents(atPath: "\(destination)/\(name)")
      #expect(there == FileManager.default.contents(atPath: "\(root)/mirror/\(name)"))
    }
  }

  @Test(arguments: [MirrorServer.Manner.good, .ignoresRange, .slow, .drops, .recovers, .hangs])
  func comesWholeFromAMirrorThatCan(manner: MirrorServer.Manner) throws {
    #expect(try fetch(manner) == ["\(destination)/big.gz", "\(destination)/small.gz"])
    try expectAllThere()
  }

  @Test func aDroppedConnectionIsGoneOnWith() throws {
    _ = try fetch(.drops)
    let starts = server.requests.filter { $0.contains("big") }
      .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    #expect(starts.count == 7)
    #expect(starts == starts.sorted() && Set(starts).count == starts.count)
  }

  @Test(
    arguments: [
      (.missing, "HTTP status 404", 1), (.broken, "HTTP status 500", 3),
      (.page, "found a web page: \"<!DOCTYPE html> <html><title>Sign in", 1),
      (.resets, "", 3), (.dropsAtTheSamePlace, "", 4), (.truncated, "expected MD5", 0),
      (.wrongBytes, "expected MD5", 1), (.endless, "bytes, found more", 1),
    ] as [(MirrorServer.Manner, String, Int)])
  func aBadMirrorIsRefused(manner: MirrorServer.Manner, words: String, requests: Int) throws {
    let message = failure { _ = try fetch(manner) }
    #expect(message.hasPrefix("big.gz could not be fetched; tried \(server.mirror(manner)) ("))
    #expect(words.isEmpty || message.contains(words), "\(message)")
    #expect(message.hasSuffix("put big.gz, small.gz into \(destination)"))
    #expect(!message.contains("\n"))
    let names = try FileManager.default.contentsOfDirectory(atPath: destination)
    #expect(names.allSatisfy { $0 == ".big.gz.part" })
    if requests > 0 { #expect(server.requests.count == requests, "\(server.requests)") }
    // Whatever was left behind, a good mirror makes it whole.
    _ = try fetch(.good)
    try expectAllThere()
  }

  @Test func theNextMirrorGoesOn() throws {
    _ = try fetch(.missing, .page, .dropsAtTheSamePlace, .wrongPart)
    try expectAllThere()
    #expect(notes.lines.contains { $0.contains("404") })
    // Another part than was asked for is not used; the next request is for all of it.
    let starts = server.requests.filter { $0.hasPrefix("wrongPart big") }
    #expect(starts == ["wrongPart big.gz 5000", "wrongPart big.gz 0"])
  }

  @Test func aRestOfWrongBytesIsFetchedAnew() throws {
    _ = failure { _ = try fetch(.dropsAtTheSamePlace) }
    let part = "\(destination)/.big.gz.part"
    var bytes = try #require(FileManager.default.contents(atPath: part))
    #expect(bytes.count >= 5000)
    bytes[100] ^= 1
    try bytes.write(to: URL(fileURLWithPath: part))
    _ = try fetch(.good)
    try expectAllThere()
    #expect(server.requests.filter { $0.hasPrefix("good big") }.count == 2)
  }

  @Test func aWholePartNeedsNoMirror() throws {
    try FileManager.default.createDirectory(
      atPath: destination, withIntermediateDirectories: true)
    for file in files {
      try FileManager.default.copyItem(
        atPath: "\(root)/mirror/\(file.name)", toPath: "\(destination)/.\(file.name).part")
    }
    _ = try fetch(.missing)
    try expectAllThere()
    #expect(server.requests.isEmpty)
  }

  @Test func whatIsThereStays() throws {
    _ = try fetch(.good)
    let count = server.requests.count
    _ = try fetch(.missing)
    #expect(server.requests.count == count)
    #expect(notes.lines.suffix(2) == ["big.gz is there already", "small.gz is there already"])
  }

  @Test func otherContentsAreReplacedOnlyWhenAsked() throws {
    _ = try fetch(.good)
    let path = "\(destination)/small.gz"
    try "mine".write(toFile: path, atomically: false, encoding: .utf8)
    let message = failure { _ = try fetch(.good) }
    #expect(message.contains("of 4; --force replaces it"), "\(message)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    _ = try fetch(.good, replacing: true)
    try expectAllThere()
  }

  @Test func oneProcessAtATime() throws {
    try FileManager.default.createDirectory(
      atPath: destination, withIntermediateDirectories: true)
    let other = try PartialFile(for: "\(destination)/small.gz")
    #expect(failure { _ = try fetch(.good) }.hasSuffix("another process is fetching this file"))
    #expect(server.requests.isEmpty)
    withExtendedLifetime(other) {}
  }

  @Test func whereNobodyIsThereItIsSaidInOneLine() throws {
    let nobody = try #require(Mirror("http://127.0.0.1:1/mnist"))
    let fetch = DataFetch(
      files: files, mirrors: [nobody, try #require(Mirror("http://no-such-host.invalid/"))],
      folder: destination, note: { _ in })
    let message = failure { _ = try fetch.run() }
    #expect(message.contains("tried http://127.0.0.1:1/mnist/ (no connection), "), "\(message)")
    #expect(message.contains("http://no-such-host.invalid/ ("))
    #expect(!message.contains("\n"))
  }

  @Test(arguments: ["", "mnist", "ftp://a/b", "http://", "file:///etc", "http:///x"])
  func noAddressIsNoMirror(text: String) {
    #expect(Mirror(text) == nil)
  }

  @Test func theBarShowsHowFarItIs() {
    #expect(
      FetchProgress.line("a.gz", 2_500_000, of: 10_000_000, rate: 1_200_000)
        == "a.gz  [#####---------------]  2.5 / 10.0 MB  1.2 MB/s")
    #expect(FetchProgress.line("a", 0, of: 0, rate: nil).contains("[--------------------]"))
  }
}
