import Foundation
import Testing

@testable import RunStore

@Suite struct RunStatusTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func journal(_ events: String) throws -> JournalExcerpt {
    let lines = events.split(separator: " ").map {
      #"{"step":1,"time":"x","event":"\#($0)"}"# + "\n"
    }
    try lines.joined().write(toFile: folder.file("j"), atomically: false, encoding: .utf8)
    return try JournalExcerpt(folder.file("j"))
  }

  // What has diverged goes back by itself only to save something.
  @Test func goingBackByTheProgramDoesNotUndoADivergence() throws {
    let lines = ["start", "diverged", "rollback", "saving", "save", "stop"].map {
      #"{"step":1,"time":"x","event":"\#($0)","origin":"program"}"# + "\n"
    }
    try lines.joined().write(toFile: folder.file("p"), atomically: false, encoding: .utf8)
    #expect(RunStatus(try JournalExcerpt(folder.file("p")), isHeld: false) == .diverged)
  }

  @Test(
    arguments: [
      ("", .crashed), ("start", .crashed), ("start set save", .crashed),
      ("start save finish", .finished), ("start finish save", .finished),
      ("start stop", .interrupted), ("start pause", .crashed),
      ("start saving stop save", .interrupted), ("start discard finish", .finished),
      ("start pause save", .crashed), ("start pause resume", .crashed),
      ("start finish restore", .crashed), ("start finish restore save finish", .finished),
      ("start diverged", .diverged), ("start diverged finish", .diverged),
      ("start diverged rollback", .crashed), ("start diverged rollback finish", .finished),
      ("start diverged finish restore finish", .finished), ("start later", .crashed),
    ] as [(String, RunStatus)])
  func isReadFromTheEnd(events: String, status: RunStatus) throws {
    #expect(RunStatus(try journal(events), isHeld: false) == status)
    #expect(RunStatus(try journal(events), isHeld: true) == .running)
  }
}
