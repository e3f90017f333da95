import TextUI

extension Model {
  /// Puts pasted text into the line that is open; where none is, says so.
  mutating func paste(_ text: String) {
    switch focus.dialog {
    case .typing(var line):
      if !line.insert(text) { sayLineIsFull() }
      focus.dialog = .typing(line)
    case .command(var line):
      if !line.editor.insert(text) { sayLineIsFull() }
      focus.dialog = .command(line)
    case nil, .explaining, .quitting, .layers, .help:
      say("pasted text is not taken for keys; : opens a line to paste into", .warning, seconds: 6)
    }
  }

  private mutating func sayLineIsFull() {
    say("the line is full; the end of what was pasted is left out", .warning, seconds: 6)
  }

  /// Says what is wrong with what was typed; the quotation gives way, so that the reason is seen whole.
  mutating func refuse(_ typed: String, _ reason: String, seconds: Double = 6) {
    // Marks of quotation, a blank on either side.
    let room = frame.columns - 4
    let whole = room - reason.unicodeScalars.count
    // Of a reason that is too long itself, what it begins with matters.
    let beginning = reason.prefix { $0 != ":" && $0 != ";" }.unicodeScalars.count
    let least = min(typed.count, Self.leastQuoted)
    let quoted = min(max(whole, least), room - beginning, Self.mostQuoted)
    guard quoted >= least else {
      say(
        reason.hasPrefix("is ") ? String(reason.dropFirst(3)) : reason, .warning, seconds: seconds)
      return
    }
    say("“\(Words.quoted(typed, to: quoted))” \(reason)", .warning, seconds: seconds)
  }

  /// Characters quoted of what was typed, at least and at most.
  private static let leastQuoted = 5
  static let mostQuoted = 24
}
