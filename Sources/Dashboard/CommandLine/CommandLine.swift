/// The line in which commands are typed, and where in the history of commands it is.
struct CommandLine: Equatable, Sendable {
  var editor: LineEditor
  /// How far back in the history it is, and what was typed before going there.
  private var back = 0
  private var draft = ""

  init(_ text: String = "", killed: String = "") {
    editor = LineEditor(text, killed: killed)
  }

  var text: String { editor.text }

  /// To an earlier command, or back towards what was being typed.
  mutating func recall(_ distance: Int, in history: [String]) {
    let place = min(max(back + distance, 0), history.count)
    guard place != back else { return }
    if back == 0 { draft = text }
    back = place
    let recalled = place == 0 ? draft : history[history.count - place]
    editor = LineEditor(recalled, killed: editor.killed)
  }

  /// What may follow, or what the command does, for the line of the keys.
  var hint: String {
    let completion = CommandCompletion(editor.before)
    let words = text.split(separator: " ")
    if let first = words.first, words.count > 1 || text.last == " " {
      let verbs = CommandVerb.matching(String(first))
      if verbs.count == 1, completion.candidates.isEmpty {
        return "\(verbs[0].usage): \(verbs[0].explanation)"
      }
    }
    return completion.candidates.joined(separator: " ")
  }
}
