import GANEngine
import TextUI

extension Model {
  /// Opens the command line, with its beginning typed already.
  mutating func openCommandLine(_ text: String = "") -> Effect? {
    mode = .command(CommandLine(text))
    notice = nil
    return nil
  }

  /// A key while a command is typed.
  mutating func type(_ key: Key, in line: CommandLine) -> Effect? {
    var line = line
    switch key {
    case .character(let scalar): line.type(scalar)
    case .backspace:
      guard line.delete() else { return leaveCommandLine() }
    case .left: line.move(-1)
    case .right: line.move(1)
    case .home: line.moveToStart()
    case .end: line.moveToEnd()
    case .up: line.recall(1, in: commandHistory)
    case .down: line.recall(-1, in: commandHistory)
    case .tab: line.complete(CommandCompletion(line.before).text)
    case .escape, .interrupt: return leaveCommandLine()
    case .enter: return perform(line.text)
    default: break
    }
    mode = .command(line)
    return nil
  }

  private mutating func leaveCommandLine() -> Effect? {
    mode = .normal
    return nil
  }

  /// Does what was typed, or says why not.
  mutating func perform(_ text: String) -> Effect? {
    mode = .normal
    var words = text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard let first = words.first else { return nil }
    if commandHistory.last != text { commandHistory.append(text) }
    commandHistory.removeFirst(max(commandHistory.count - Self.commandLimit, 0))
    let verbs = CommandVerb.matching(first)
    guard verbs.count == 1 else {
      let meant =
        verbs.isEmpty ? "no command" : "short for " + verbs.map(\.name).joined(separator: ", ")
      say("“\(first)” is \(meant); ⇥ lists what may be typed", .warning, seconds: 6)
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

  /// What may follow, or what the command does, for the line of the keys.
  func commandHint(_ line: CommandLine) -> String {
    let completion = CommandCompletion(line.before)
    let words = line.text.split(separator: " ")
    if let first = words.first, words.count > 1 || line.text.last == " " {
      let verbs = CommandVerb.matching(String(first))
      if verbs.count == 1, completion.candidates.isEmpty {
        return "\(verbs[0].usage): \(verbs[0].explanation)"
      }
    }
    return completion.candidates.joined(separator: " ")
  }
}
