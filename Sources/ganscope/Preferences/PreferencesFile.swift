import Dashboard
import Foundation
import GANEngine
import RunStore
import SystemPackage

/// `$XDG_CONFIG_HOME/ganscope/config.json`: how a user likes the screen, from one run to the next.
///
/// What cannot be understood is told and left as it is; nothing about preferences ends a run.
struct PreferencesFile {
  let path: String
  /// What was found, by name.
  private(set) var values: [String: String] = [:]
  /// What could not be understood, in sentences.
  private(set) var notes: [String] = []
  /// Whether there was no file: the first time.
  private(set) var isNew = false

  private var members: [String: JSONValue] = [:]
  private var isReadable = true

  /// Reads the file of this user; nil where there is no home to keep one in.
  init?(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
    let base =
      environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
      ?? environment["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/.config" }
    guard let base else { return nil }
    self.init(path: "\(base)/ganscope/config.json")
  }

  /// Reads a file; one that is missing is empty.
  init(path: String) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else {
      isNew = true
      return
    }
    let shown = path.asShownPath
    guard let bytes = try? InputFile.contents(of: path, limit: 1 << 20),
      case .object(let members)? = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    else {
      isReadable = false
      let found = FileKind.ofFile(at: path).map { ", but \($0.words)," } ?? ""
      notes = ["\(shown) is no JSON object\(found) and is left alone: preferences are not kept"]
      return
    }
    self.members = members
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let preference = Preference.all.first(where: { $0.name == name }) else {
        notes.append("\(shown): nothing is called '\(name)'; it is passed over")
        continue
      }
      if preference.takes(value.text) {
        values[name] = value.text
      } else {
        let choices = preference.choices.joined(separator: ", ")
        notes.append("\(shown): \(name) takes \(choices), not '\(value.text)'")
      }
    }
  }

  /// Keeps what is in force now; what was not understood stays in the file.
  /// - Throws: `FileError`.
  func keep(_ preferences: [String: String]) throws {
    guard isReadable, isNew || preferences.contains(where: { values[$0] != $1 }) else { return }
    let known = preferences.mapValues { JSONValue.string($0) }
    let text = try JSONWriter.text(JSONValue.object(members.merging(known) { $1 })) + "\n"
    try FileManager.default.createDirectory(
      atPath: FilePath(path).folder.string, withIntermediateDirectories: true)
    try AtomicFile.write(to: path) { file in
      try file.write(Array(text.utf8))
    }
  }
}
