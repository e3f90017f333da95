/// The line in which commands are typed, and the cursor in it.
struct CommandLine: Equatable, Sendable {
  /// What lies before the cursor and behind it.
  private(set) var before: String
  private(set) var after = ""
  /// How far back in the history it is, and what was typed before going there.
  private var back = 0
  private var draft = ""

  /// The most characters it takes.
  static let limit = 200

  init(_ text: String = "") { before = text }

  var text: String { before + after }

  mutating func type(_ scalar: Unicode.Scalar) {
    guard text.unicodeScalars.count < Self.limit else { return }
    before.unicodeScalars.append(scalar)
  }

  /// Deletes before the cursor; false where the line is empty.
  mutating func delete() -> Bool {
    guard !text.isEmpty else { return false }
    before = String(before.dropLast())
    return true
  }

  mutating func move(_ distance: Int) {
    if distance < 0, let last = before.popLast() {
      after = String(last) + after
    } else if distance > 0, let first = after.first {
      before.append(first)
      after.removeFirst()
    }
  }

  mutating func moveToStart() { (before, after) = ("", text) }
  mutating func moveToEnd() { (before, after) = (text, "") }

  /// Puts in place what completion found.
  mutating func complete(_ text: String) { before = text }

  /// To an earlier command, or back towards what was being typed.
  mutating func recall(_ distance: Int, in history: [String]) {
    let place = min(max(back + distance, 0), history.count)
    guard place != back else { return }
    if back == 0 { draft = text }
    back = place
    before = place == 0 ? draft : history[history.count - place]
    after = ""
  }
}
