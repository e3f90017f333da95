import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct JournalExcerptTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String) throws -> String {
    try text.write(toFile: folder.file("j"), atomically: false, encoding: .utf8)
    return folder.file("j")
  }

  @Test func readsWhatTheJournalWrites() throws {
    let journal = try Journal(path: folder.file("j"))
    journal.record(RunEvent(step: 3, time: 1.5, kind: .start(preset: "balanced", seed: .max)))
    journal.record(RunEvent(step: 9, time: 2.5, kind: .set(.loss, from: 0, to: 3)))
    let entries = try JournalExcerpt(journal.path).entries
    #expect(entries.map(\.event) == ["start", "set"])
    #expect(entries.map(\.step) == [3, 9])
    #expect(entries.map(\.seconds) == [1.5, 2.5])
    #expect(entries[0].text == "origin=program preset=balanced seed=18446744073709551615")
    #expect(entries[1].text == "name=loss.kind from=nonSaturating to=hinge origin=program")
  }

  @Test func eventsOfLaterVersionsAreKept() throws {
    let path = try write(
      #"{"step":1,"time":"2026-03-01T09:05:00.250Z","event":"teleport","to":[4,5]}"# + "\n")
    let excerpt = try JournalExcerpt(path)
    #expect(excerpt.entries.first?.event == "teleport")
    #expect(excerpt.entries.first?.text == "to=[4, 5]")
    #expect(excerpt.unreadableLines == 0)
  }

  @Test func damagedLinesAreCounted() throws {
    let good = #"{"step":1,"time":"x","event":"pause"}"#
    let path = try write("{\"step\":\n\n\(good)\n{\"step\":1.5}\n[]\n{\"step\":2,\"ti")
    let excerpt = try JournalExcerpt(path)
    #expect(excerpt.entries.count == 1)
    #expect(excerpt.entries.first?.seconds == nil)
    #expect(excerpt.unreadableLines == 4)
  }

  @Test func ofALongOneTheEndIsRead() throws {
    let lines = (0..<50_000).map { #"{"step":\#($0),"time":"x","event":"pause"}"# + "\n" }
    let excerpt = try JournalExcerpt(try write(lines.joined()), limit: 1000)
    #expect(excerpt.isCut)
    #expect(excerpt.unreadableLines == 0)
    #expect(excerpt.entries.last?.step == 49_999)
    #expect((20...26).contains(excerpt.entries.count))
  }

  @Test func nothingIsAnEmptyJournal() throws {
    #expect(try JournalExcerpt(try write("")) == .empty)
    #expect(throws: FileError(.open, folder.file("no"), code: ENOENT)) {
      try JournalExcerpt(folder.file("no"))
    }
  }
}
