import TextUI

/// A line of text that is edited as in a shell: what lies before the cursor and behind it, and what was
/// killed last.
struct LineEditor: Equatable, Sendable {
  /// What lies before the cursor, by characters as a reader counts them.
  private var head: [Character] = []
  /// What lies behind it, the last first.
  private var tail: [Character] = []
  /// What C-y puts in.
  private(set) var killed: String
  /// Kills that follow each other make one text.
  private var isKilling = false

  /// The most characters it takes.
  static let limit = 16_384

  init(_ text: String = "", killed: String = "") {
    self.killed = killed
    insert(text)
  }

  var before: String { String(head) }
  var text: String { String(head) + String(tail.reversed()) }
  var isEmpty: Bool { head.isEmpty && tail.isEmpty }

  private var count: Int { head.count + tail.count }

  /// Takes a key of editing; false where it is none, and nothing is changed.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .control("u"): killBefore(head.count)
    case .control("w"): killBefore(length(head.reversed()) { $0 != " " })
    case .alt("\u{7F}"), .alt("\u{8}"): killBefore(wordBefore)
    case .alt("d"): killBehind(wordBehind)
    case .control("k"): killBehind(tail.count)
    case .character(let scalar): insert(scalar)
    case .left, .control("b"): move(-1)
    case .right, .control("f"): move(1)
    case .wordLeft, .alt("b"): move(-wordBefore)
    case .wordRight, .alt("f"): move(wordBehind)
    case .home, .control("a"): move(-head.count)
    case .end, .control("e"): move(tail.count)
    case .backspace, .control("h"): _ = head.popLast()
    case .delete, .control("d"): _ = tail.popLast()
    case .control("y"): insert(killed)
    case .control("t"): transpose()
    case .control, .alt, .up, .down, .enter, .escape, .tab, .pageUp, .pageDown, .interrupt, .other:
      return false
    }
    isKilling = Self.kills.contains(key)
    return true
  }

  private static let kills: Set<Key> = [
    .control("u"), .control("w"), .control("k"), .alt("d"), .alt("\u{7F}"), .alt("\u{8}"),
  ]

  /// Puts text in at the cursor, as far as there is room: on one line, without control characters.
  /// Returns whether all of it went in.
  @discardableResult
  mutating func insert(_ text: String) -> Bool {
    isKilling = false
    for scalar in text.unicodeScalars where !insert(scalar) { return false }
    return true
  }

  /// Puts `text` in place of what lies before the cursor.
  mutating func replaceBefore(_ text: String) {
    head = []
    insert(text)
  }

  @discardableResult
  private mutating func insert(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lineSeparator, .paragraphSeparator: return true
    case .control where scalar != "\t": return true
    case .control, .spaceSeparator: return append(" ")
    default: return append(scalar)
    }
  }

  // A mark that combines belongs to the character before it; of those too there may be no end.
  private mutating func append(_ scalar: Unicode.Scalar) -> Bool {
    if let last = head.last, last.unicodeScalars.count < Self.marksLimit {
      let joined = String(last) + String(scalar)
      if joined.count == 1 {
        head[head.count - 1] = Character(joined)
        return true
      }
    }
    guard count < Self.limit else { return false }
    head.append(Character(scalar))
    return true
  }

  private static let marksLimit = 16

  private mutating func move(_ distance: Int) {
    if distance < 0 {
      tail += head.suffix(-distance).reversed()
      head.removeLast(min(-distance, head.count))
    } else {
      head += tail.suffix(distance).reversed()
      tail.removeLast(min(distance, tail.count))
    }
  }

  private mutating func killBefore(_ length: Int) {
    guard length > 0 else { return }
    killed = String(head.suffix(length)) + (isKilling ? killed : "")
    head.removeLast(length)
  }

  private mutating func killBehind(_ length: Int) {
    guard length > 0 else { return }
    killed = (isKilling ? killed : "") + String(tail.suffix(length).reversed())
    tail.removeLast(length)
  }

  /// Exchanges the character before the cursor and the one at it, at the end the last two.
  private mutating func transpose() {
    if tail.isEmpty, head.count > 1 { move(-1) }
    guard let left = head.popLast() else { return }
    guard let right = tail.popLast() else {
      head.append(left)
      return
    }
    head += [right, left]
  }

  private var wordBefore: Int { length(head.reversed()) { $0.isLetter || $0.isNumber } }
  private var wordBehind: Int { length(tail.reversed()) { $0.isLetter || $0.isNumber } }

  // What lies between, and then the word.
  private func length(_ characters: [Character], _ isOfWord: (Character) -> Bool) -> Int {
    let rest = characters.drop { !isOfWord($0) }
    return characters.count - rest.drop(while: isOfWord).count
  }
}

extension LineEditor {
  /// The part that `columns` have room for, with the cursor in it, a cell for each character; `<` and
  /// `>` where more of it is hidden, and at the end `blank` under the cursor.
  func shown(columns: Int, _ style: Style = .plain, blank: Unicode.Scalar = " ") -> StyledText {
    // Behind the last character the cursor stands alone.
    let cells = count + (tail.isEmpty ? 1 : 0)
    let start = max(min(head.count - columns / 2, cells - columns), 0)
    let end = min(start + max(columns, 0), cells)
    var text = StyledText()
    for index in start..<end {
      let hides = index == start && start > 0 || index == end - 1 && end < cells
      if index == head.count {
        text.append(String(tail.last?.oneColumn ?? blank), .attention)
      } else if hides, columns >= Self.leastMarked {
        text.append(index == start ? "<" : ">", .key)
      } else {
        let character = index < head.count ? head[index] : tail[tail.count - 1 - index + head.count]
        text.append(String(character.oneColumn), style)
      }
    }
    return text
  }

  private static let leastMarked = 5
}
