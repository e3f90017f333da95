import Foundation
import Testing

@testable import GANEngine

@Suite struct IDXFileTests: ~Copyable {
  private let images = IDXBytes.images(5, side: 3)
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ bytes: [UInt8], name: String = "f") throws -> [UInt8] {
    let file = try IDXFile(path: folder.write(bytes, to: name))
    return file.kind == .labels ? try file.labels() : try file.pixels().inMemory
  }

  private func problem(_ bytes: [UInt8]) -> DataError.Problem? {
    do {
      _ = try read(bytes)
      return nil
    } catch {
      return (error as? DataError)?.problem
    }
  }

  @Test func readsImages() throws {
    let file = try IDXFile(path: folder.write(images, to: "any name"))
    #expect(file.kind == .images(height: 3, width: 3))
    #expect(file.count == 5)
    #expect(try file.payload() == Array(images.dropFirst(16)))
  }

  @Test func readsLabels() throws {
    #expect(try read(IDXBytes.labels(12)) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1])
  }

  @Test func readsGzipWhateverItIsCalled() throws {
    #expect(try read(IDXBytes.gzip(images), name: "plain") == Array(images.dropFirst(16)))
    #expect(try read(images, name: "f.gz") == Array(images.dropFirst(16)))
  }

  @Test func everyTruncationIsAnError() throws {
    for length in images.indices {
      #expect(problem(Array(images.prefix(length))) != nil, "plain, \(length) bytes")
    }
    let packed = IDXBytes.gzip(images)
    for length in packed.indices {
      #expect(problem(Array(packed.prefix(length))) != nil, "gzip, \(length) bytes")
    }
  }

  @Test func truncationNamesBothLengths() {
    #expect(problem(Array(images.dropLast(2))) == .truncated(expected: 61, found: 59))
    #expect(problem([0, 0, 8]) == .truncated(expected: 8, found: 3))
    #expect(problem(Array(images.prefix(9))) == .truncated(expected: 16, found: 9))
  }

  /// A flipped pixel cannot be noticed in a plain file; in a gzip file its checksum tells.
  @Test(arguments: 0..<4) func flippedBitsNeverTrap(seed: UInt64) throws {
    var random = SplitMix64(seed)
    let packed = IDXBytes.gzip(images)
    for _ in 0..<400 {
      var plain = images
      plain[Int(random.next() % UInt64(plain.count))] ^= 1 << UInt8(random.next() % 8)
      _ = problem(plain)
      var broken = packed
      broken[Int(random.next() % UInt64(packed.count))] ^= 1 << UInt8(random.next() % 8)
      if let pixels = try? read(broken) { #expect(pixels == Array(images.dropFirst(16))) }
    }
  }

  @Test func headersThatPromiseTooMuch() {
    let huge = IDXBytes.word(0x803) + IDXBytes.word(.max) + IDXBytes.word(64) + IDXBytes.word(64)
    #expect(problem(huge) == .implausibleCount(4_294_967_295))
    #expect(problem(IDXBytes.gzip(huge)) == .implausibleCount(4_294_967_295))
    let square = IDXBytes.word(0x803) + IDXBytes.word(1) + IDXBytes.word(.max) + IDXBytes.word(.max)
    #expect(problem(square) == .wrongShape(height: 4_294_967_295, width: 4_294_967_295))
    #expect(problem(IDXBytes.images(0, side: 3)) == .noItems(areImages: true))
    #expect(problem(IDXBytes.images(1, side: 65)) == .wrongShape(height: 65, width: 65))
    #expect(problem(IDXBytes.word(0x801) + IDXBytes.word(1 << 29)) != nil)
  }

  /// 20 MB of zeros in 20 kB: nothing past the promised byte may be unpacked.
  @Test func aBombIsNotUnpacked() {
    let bomb = IDXBytes.gzip(IDXBytes.labels(4) + [UInt8](repeating: 0, count: 20_000_000))
    #expect(problem(bomb) == .tooLong(expected: 12))
  }

  @Test func whatIsNotIDX() {
    #expect(problem([]) == .empty)
    #expect(problem(images + [0]) == .tooLong(expected: 61))
    #expect(
      problem(Array("no numbers at all".utf8)) == .foreign(.text("no numbers at all")))
    #expect(problem(IDXBytes.word(0x0d03) + images.dropFirst(4)) == .wrongMagic(found: 0x0d03))
  }

  @Test(
    arguments: [
      ("  <!DOCTYPE html><html>", .webPage), ("\u{feff}<html lang=\"en\">", .webPage),
      ("<?xml version=\"1.0\"?><Error><Code>AccessDenied", .markup),
      ("version https://git-lfs.github.com/spec/v1\noid sha256:4d", .gitPointer(bytes: nil)),
      ("PK\u{3}\u{4}....", .zip), ("BZh91AY&SY", .compressed("bzip2")), ("{\"error\": 404}", .json),
      (String(repeating: "\0", count: 400), .zeros),
    ] as [(String, FileKind)])
  func whatItIsInstead(text: String, contents: FileKind) {
    #expect(problem(Array(text.utf8)) == .foreign(contents))
    #expect(problem(IDXBytes.gzip(Array(text.utf8))) == .foreign(contents))
    #expect(!contents.words.isEmpty)
  }

  @Test func aGzipFileInsideAnother() {
    #expect(problem(IDXBytes.gzip(IDXBytes.gzip(images))) == .foreign(.compressed("gzip")))
  }

  @Test func aCutGzipFileIsCalledThat() {
    let whole = IDXBytes.gzip(IDXBytes.labels(200))
    let cut = Array(whole.dropLast(4))
    #expect(problem(cut) == .cutGzip(storedBytes: cut.count))
  }

  /// The first column is the class, whatever the others hold.
  @Test func labelsOfSeveralColumns() throws {
    let rows: [[Int32]] = [[7, -1, 300], [0, 5, 6], [255, 0, 0]]
    let bytes =
      IDXBytes.word(0xc02) + IDXBytes.word(3) + IDXBytes.word(3)
      + rows.joined().flatMap { IDXBytes.word(UInt32(bitPattern: $0)) }
    #expect(try read(bytes) == [7, 0, 255])
    #expect(try read(IDXBytes.gzip(bytes)) == [7, 0, 255])
    for length in bytes.indices { #expect(problem(Array(bytes.prefix(length))) != nil) }
    #expect(try read([0, 0, 0xb, 1, 0, 0, 0, 2, 0, 9, 0, 3]) == [9, 3])
    #expect(try read([0, 0, 9, 1, 0, 0, 0, 2, 9, 3]) == [9, 3])
  }

  @Test(arguments: [-1, 256, Int32.max, .min])
  func labelsOutOfRange(value: Int32) {
    let bytes =
      IDXBytes.word(0xc01) + IDXBytes.word(2) + IDXBytes.word(1)
      + IDXBytes.word(UInt32(bitPattern: value))
    #expect(problem(bytes) == .labelOutOfRange(index: 1, value: Int(value)))
  }

  @Test func whatIsLargeIsMapped() throws {
    let file = try IDXFile(path: folder.write(images, to: "f"))
    let mapped = try file.pixels(inMemoryUpTo: 44)
    #expect(mapped.isMapped && mapped.inMemory == Array(images.dropFirst(16)))
    #expect(mapped[44] == images[60] && mapped.count == 45)
    #expect(try !file.pixels(inMemoryUpTo: 45).isMapped)
    #expect(mapped == PixelBytes(Array(images.dropFirst(16))))
    var seen: [UInt8] = []
    mapped.forEachPortion(ofItems: 9) { offset, portion in
      #expect(offset == seen.count)
      seen += portion
    }
    #expect(seen == Array(images.dropFirst(16)))
    try folder.write(Array(images.dropLast()), to: "f")
    #expect(throws: DataError.self) { try file.pixels(inMemoryUpTo: 1) }
  }

  /// 3 GB of nothing, most of it not on the disk.
  @Test func aFileLargerThanMemoryOpensAtOnce() throws {
    let count: UInt32 = 3_000_000
    let header =
      IDXBytes.word(0x803) + IDXBytes.word(count) + IDXBytes.word(32) + IDXBytes.word(32)
    let path = try folder.write(header, to: "large")
    #expect(truncate(path, 16 + Int(count) * 1024) == 0)
    let pixels = try IDXFile(path: path).pixels()
    #expect(pixels.isMapped && pixels.count == 3_072_000_000 && pixels.last == 0)
    let set = ImageDataset(name: "", bytes: pixels, labels: [], height: 32, width: 32)
    #expect(set.count == 3_000_000 && !set.isLabelled)
    #expect(truncate(path, 15 + Int(count) * 1024) == 0)
    #expect(throws: DataError.self) { try IDXFile(path: path) }
  }

  /// Its megabyte could hold what the header promises.
  @Test func aLargeGzipFileIsNotUnpacked() {
    let header =
      IDXBytes.word(0x803) + IDXBytes.word(1_100_000) + IDXBytes.word(32) + IDXBytes.word(32)
    var random = SplitMix64(1)
    let noise = (0..<1_200_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(
      problem(IDXBytes.gzip(header + noise)) == .tooLargeToUnpack(bytes: 1_126_400_000))
  }

  /// Opening a pipe would wait for somebody to write into it.
  @Test(.timeLimit(.minutes(1))) func aPipeIsNotOpened() {
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(throws: DataError(path, .notAFile)) { try IDXFile(path: path) }
  }

  @Test func whatIsNotAFile() throws {
    #expect(throws: DataError(folder.path, .notAFile)) { try IDXFile(path: folder.path) }
    #expect(throws: DataError("/nowhere/x", .missing)) { try IDXFile(path: "/nowhere/x") }
  }

  /// Root may read everything, so there the case cannot be made.
  @Test(.enabled(if: getuid() != 0)) func unreadable() throws {
    let path = try folder.write(images, to: "f")
    chmod(path, 0)
    #expect(throws: DataError(path, .unreadable(reason: "Permission denied"))) {
      try IDXFile(path: path)
    }
  }

  /// One line each, which names the file.
  @Test func messages() {
    let page = DataError("a\nb", .foreign(FileKind(Array("some\n\u{1b}[2J".utf8))))
    #expect(!"\(page)".contains { $0 == "\n" || $0 == "\u{1b}" })
    #expect(
      "\(DataError("x", .truncated(expected: 61, found: 59)))"
        == "x: truncated: expected 61 bytes, found 59")
    #expect(
      "\(DataError("x", .wrongMagic(found: 0xd03)))"
        == "x: expected magic number 0x00000803 (images), or 0x00000801 or 0x00000c02 (labels), "
        + "found 0x00000d03")
  }
}
