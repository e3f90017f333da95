import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct TextLinesTests {
  @Test(arguments: ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"], ["", "\u{FEFF}"])
  func aJournalThatAnEditorSavedIsReadAlike(end: String, mark: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.file("journal.jsonl")
    let events = (0..<3).map { RunEvent(step: $0, time: 1, kind: .newLatents) }
    let text = mark + events.map { JournalLine($0).text }.joined(separator: end) + end
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(try Journal.contents(of: path) == Journal.Contents(events: events, unreadableLines: 0))
    let excerpt = try JournalExcerpt(path)
    #expect(excerpt.entries.map(\.step) == [0, 1, 2])
    #expect(excerpt.unreadableLines == 0)
  }
}
