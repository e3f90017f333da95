import Dashboard
import Foundation
import Testing

@testable import ganscope

@Suite struct PreferencesFileTests {
  private func folder() -> String { NSTemporaryDirectory() + "ganscope-\(UUID().uuidString)" }

  @Test func liesWhereTheEnvironmentSays() {
    #expect(PreferencesFile(["XDG_CONFIG_HOME": "/x"])?.path == "/x/ganscope/config.json")
    // A relative folder is ignored, as the specification asks.
    let relative = PreferencesFile(["XDG_CONFIG_HOME": "x", "HOME": "/h"])
    #expect(relative?.path == "/h/.config/ganscope/config.json")
    #expect(PreferencesFile([:]) == nil)
  }

  @Test func keepsWhatChangedAndLeavesTheRest() throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/ganscope/config.json"
    let first = PreferencesFile(path: path)
    #expect(first.isNew && first.values.isEmpty && first.notes.isEmpty)
    try first.keep(["layout": "balance"])
    let text = #"{"layout": "balance", "later": 3, "zoom": "9k"}"#
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    let second = PreferencesFile(path: path)
    #expect(second.values == ["layout": "balance"] && !second.isNew)
    #expect(second.notes.count == 2)
    #expect(second.notes[0].contains("nothing is called 'later'"))
    #expect(second.notes[1].contains("zoom takes full, 10k, 1k, epoch, not '9k'"))
    try second.keep(["layout": "samples"])
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let members = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: any Sendable])
    #expect(members["later"] as? Int == 3 && members["zoom"] as? String == "9k")
    #expect(members["layout"] as? String == "samples")
  }

  @Test func whatIsNoJSONStaysAsItIs() throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/config.json"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for text in ["{", "[1]", "\u{1}"] {
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      let file = PreferencesFile(path: path)
      #expect(file.notes.count == 1 && file.values.isEmpty && !file.isNew)
      try file.keep(["layout": "samples"])
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }

  @Test func aFolderThatCannotBeWrittenIsAnErrorAndNoTrap() {
    let file = PreferencesFile(path: "/dev/null/ganscope/config.json")
    #expect(throws: (any Error).self) { try file.keep(["layout": "samples"]) }
  }
}
