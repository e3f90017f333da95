import Foundation
import Synchronization
import Testing

@testable import RunStore

@Suite struct AppendedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func whatWaitsTooLongGivesUpTheOldest() throws {
    let inside = folder.file("run")
    let file = AppendedFile(path: "\(inside)/a", header: Array("h".utf8), limit: 10) { _, _ in }
    for step in 0..<26 { file.append([UInt8(ascii: "a") + UInt8(step)], step: step) }
    #expect(file.flush() != nil)
    try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: false)
    #expect(file.flush() == nil)
    let written = try text(file.path)
    #expect(written.count <= 11 && written.hasPrefix("h") && written.hasSuffix("wxyz"))
  }

  @Test func aFileThatWentAwayBeginsAnew() throws {
    let file = AppendedFile(path: folder.file("a"), header: Array("h".utf8)) { _, _ in }
    file.append(Array("1".utf8), step: 1)
    #expect(file.flush() == nil)
    try FileManager.default.removeItem(atPath: file.path)
    file.append(Array("2".utf8), step: 2)
    #expect(file.flush() == nil)
    #expect(try text(file.path) == "h2")
  }

  @Test func aCutThatFailsIsDoneLater() throws {
    let refusals = Refusals()
    let file = AppendedFile(path: folder.file("a"), header: []) { path, step throws(FileError) in
      try refusals.next(path, step)
    }
    file.append(Array("1".utf8), step: 1)
    file.rewind(to: 1)
    #expect(file.flush() == FileError(.write, file.path, code: ENOSPC))
    file.rewind(to: 0)
    file.append(Array("2".utf8), step: 1)
    #expect(file.flush() == nil)
    #expect(refusals.steps == [1, 0])
    #expect(try text(file.path) == "2")
    #expect(file.flush() == nil)
    #expect(refusals.steps == [1, 0])
  }

  /// Refuses the first cut.
  private final class Refusals: Sendable {
    private let asked = Mutex<[Int]>([])
    var steps: [Int] { asked.withLock { $0 } }

    func next(_ path: String, _ step: Int) throws(FileError) {
      let isFirst = asked.withLock { asked in
        asked.append(step)
        return asked.count == 1
      }
      if isFirst { throw FileError(.write, path, code: ENOSPC) }
    }
  }
}
