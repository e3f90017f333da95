import Foundation
import Testing

@testable import GANEngine

@Suite struct IDXFileTests: ~Copyable {
  private let images = IDXBytes.images(5, side: 3)
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ bytes: [UInt8], name: String = "f") throws -> [UInt8] {
    try IDXFile(path: folder.write(bytes, to: name)).payload()
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
    #expect(problem(IDXBytes.images(0, side: 3)) == .implausibleCount(0))
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
      problem(Array("<!DOCTYPE html><html>".utf8)) == .notIDX(found: Array("<!DOCTYPE html><".utf8))
    )
    #expect(problem(IDXBytes.word(0x0d03) + images.dropFirst(4)) == .wrongMagic(found: 0x0d03))
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
    let page = DataError("a\nb", .notIDX(found: Array("<html>\n\u{1b}[2J".utf8)))
    #expect(!"\(page)".contains { $0 == "\n" || $0 == "\u{1b}" })
    #expect(
      "\(DataError("x", .truncated(expected: 61, found: 59)))"
        == "x: truncated: expected 61 bytes, found 59")
    #expect(
      "\(DataError("x", .wrongMagic(found: 0xd03)))"
        == "x: expected magic number 0x00000803 (images) or 0x00000801 (labels), found 0x00000d03")
  }
}
