import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct JournalTests: Sendable {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("journal.jsonl")
  }

  private func event(_ step: Int) -> RunEvent { RunEvent(step: step, time: 1.5, kind: .pause) }

  @Test func appendsAcrossOpenings() throws {
    for step in 0..<3 { #expect(try Journal(path: path).record(event(step)) == nil) }
    let contents = try Journal.contents(of: path)
    #expect(contents == Journal.Contents(events: (0..<3).map(event), unreadableLines: 0))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(
      text.hasPrefix(
        #"{"step":0,"time":"1970-01-01T00:00:01.500Z","event":"pause","origin":"program"}"# + "\n{")
    )
  }

  @Test func aTornLineCostsNoOther() throws {
    let whole = JournalLine(event(1)).text
    try (whole + "\n" + whole.prefix(30)).write(toFile: path, atomically: false, encoding: .utf8)
    #expect(
      try Journal.contents(of: path) == Journal.Contents(events: [event(1)], unreadableLines: 1))
    try Journal(path: path).record(event(2))
    #expect(
      try Journal.contents(of: path)
        == Journal.Contents(events: [event(1), event(2)], unreadableLines: 1))
  }

  @Test func linesOfSeveralThreadsDoNotMix() throws {
    let journal = try Journal(path: path)
    DispatchQueue.concurrentPerform(iterations: 200) { journal.record(event($0)) }
    let contents = try Journal.contents(of: path)
    #expect(contents.unreadableLines == 0)
    #expect(contents.events.map(\.step).sorted() == Array(0..<200))
  }

  @Test func aFullDiskIsReportedAndNotThrown() throws {
    let journal = try Journal(path: "/dev/full")
    #expect(journal.record(event(1)) == FileError(.write, "/dev/full", code: ENOSPC))
  }

  @Test func damageNeverTraps() throws {
    let journal = try Journal(path: path)
    for step in 0..<5 { journal.record(event(step)) }
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    for damaged in Damage.flips(bytes, count: 200, seed: 3) {
      try Data(damaged).write(to: URL(fileURLWithPath: path))
      #expect(try Journal.contents(of: path).events.count <= 5)
    }
  }

  @Test func cannotBeAFolder() {
    #expect(throws: FileError(.open, folder.path, code: EISDIR)) { try Journal(path: folder.path) }
  }
}
