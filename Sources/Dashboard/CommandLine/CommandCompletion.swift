/// What the word before the cursor may become.
struct CommandCompletion: Equatable {
  /// The line before the cursor as far as all agree.
  let text: String
  /// The possible words, in the order of their table.
  let candidates: [String]

  init(_ line: String) {
    let words = line.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    let isNew = line.isEmpty || line.last == " "
    let typed = isNew ? "" : words.last ?? ""
    let known = isNew ? words : Array(words.dropLast())
    candidates = Self.choices(known, typed)
    guard !candidates.isEmpty else {
      text = line
      return
    }
    let common = Self.commonBeginning(candidates)
    let kept = String(line.dropLast(typed.count))
    let end = candidates.count == 1 ? " " : ""
    text = common.count >= typed.count ? kept + common + end : line
  }

  private static func choices(_ known: [String], _ typed: String) -> [String] {
    let all: [String]
    if let first = known.first {
      let verbs = CommandVerb.matching(first)
      guard verbs.count == 1 else { return [] }
      all = verbs[0].choices(known.dropFirst() + [typed])
    } else {
      all = CommandVerb.table.map(\.name)
    }
    let start = typed.lowercased()
    return all.filter { $0.lowercased().hasPrefix(start) }
  }

  private static func commonBeginning(_ words: [String]) -> String {
    words.dropFirst().reduce(words[0]) { common, word in
      String(zip(common, word).prefix { $0 == $1 }.map(\.0))
    }
  }
}
