import GANEngine
import TextUI

extension Model {
  /// Opens the command line, with its beginning typed already.
  mutating func openCommandLine(_ text: String = "") -> Effect? {
    focus.dialog = .command(CommandLine(text, killed: killed))
    notice = nil
    return nil
  }

  /// A key while a command is typed.
  mutating func type(_ key: Key, in line: CommandLine) -> Effect? {
    var line = line
    let isEmptied = line.editor.isEmpty && Self.deletingKeys.contains(key)
    if key.leavesLine || isEmptied { return leaveCommandLine() }
    if key == .enter { return perform(line.text) }
    if [.up, .control("p")].contains(key) {
      line.recall(1, in: commandHistory)
    } else if [.down, .control("n")].contains(key) {
      line.recall(-1, in: commandHistory)
    } else if key == .tab {
      line.editor.replaceBefore(CommandCompletion(line.editor.before).text)
    } else {
      _ = line.editor.take(key)
    }
    killed = line.editor.killed
    focus.dialog = .command(line)
    return nil
  }

  // In a line that is empty already they leave it.
  private static let deletingKeys: [Key] = [.backspace, .control("h"), .control("d")]

  private mutating func leaveCommandLine() -> Effect? {
    focus.dialog = nil
    return nil
  }

  /// Does what was typed, or says why not.
  mutating func perform(_ text: String) -> Effect? {
    focus.dialog = nil
    var words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard let first = words.first else { return nil }
    if commandHistory.last != text { commandHistory.append(text) }
    commandHistory.removeFirst(max(commandHistory.count - Self.commandLimit, 0))
    let verbs = CommandVerb.matching(first)
    guard verbs.count == 1 else {
      let meant =
        verbs.isEmpty ? "no command" : "short for " + verbs.map(\.name).joined(separator: ", ")
      refuse(first, "is \(meant); ⇥ lists what may be typed")
      return nil
    }
    words.removeFirst()
    guard let outcome = verbs[0].perform(&self, words) else {
      say("\(verbs[0].usage): \(verbs[0].explanation)", .warning, seconds: 8)
      return nil
    }
    return outcome.effect
  }

  private static let commandLimit = 100
}
