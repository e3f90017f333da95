/// What a file's name tells of its contents, read as people and data sets write them:
/// `emnist-letters-train-images-idx3-ubyte.gz`, `t10k-labels.idx1-ubyte`, `X_test`, `trainLabels`.
struct DataFileName: Equatable {
  /// What images and labels are for.
  enum Role: String, CaseIterable {
    case training
    case validation
    case test
  }

  /// The path from the folder that is looked at.
  let text: String
  /// nil where the name does not say, or says two things.
  let role: Role?
  /// What stands before the words for role and kind, in small letters: which of several data sets of a
  /// folder it belongs to; nil where there are no such words.
  let family: String?
  /// Whether it can only be meant as an IDX file.
  let claimsToBeIDX: Bool
  /// Whether it says that it holds images or labels.
  let tellsKind: Bool

  init(_ text: String) {
    self.text = text
    let words = Self.words(of: text.droppingGzip)
    let roles = Set(words.compactMap { Self.role(of: $0.text) })
    role = roles.count == 1 ? roles.first : nil
    tellsKind = words.contains { Self.isKind($0.text) }
    let first = words.first { Self.role(of: $0.text) != nil || Self.isKind($0.text) }
    family = first.map {
      String(text[..<$0.start].reversed().drop { !$0.isLetter && !$0.isNumber }.reversed())
        .lowercased()
    }
    let small = text.lowercased()
    claimsToBeIDX = small.contains("idx") || small.contains("ubyte")
  }

  /// The same for a file and its gzip, and however words are set apart.
  var identity: String {
    String(text.droppingGzip.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" })
  }

  /// Whether it consists of such words alone, as the names of folders that hold one part each do.
  static func isPart(_ name: String) -> Bool {
    let words = words(of: name.droppingGzip)
    return !words.isEmpty && words.allSatisfy { role(of: $0.text) != nil || isKind($0.text) }
  }

  private typealias Word = (text: String, start: String.Index)

  /// Runs of letters and digits in small letters; a capital behind a small letter begins a new one.
  private static func words(of text: some StringProtocol) -> [Word] {
    var words: [Word] = []
    var previous: Character = "-"
    for index in text.indices {
      let character = text[index]
      defer { previous = character }
      guard character.isLetter || character.isNumber else { continue }
      let continues =
        (previous.isLetter || previous.isNumber) && !(previous.isLowercase && character.isUppercase)
      if continues, let last = words.indices.last {
        words[last].text += character.lowercased()
      } else {
        words.append((character.lowercased(), index))
      }
    }
    return words
  }

  private static func role(of word: String) -> Role? {
    if word.hasPrefix("train") { return .training }
    if word.hasPrefix("t10k") || word.hasPrefix("test") { return .test }
    if word.hasPrefix("valid") || ["val", "dev", "eval"].contains(word) { return .validation }
    // As in "mnisttest".
    guard let end = word.firstRange(of: "mnist")?.upperBound, end < word.endIndex else {
      return nil
    }
    return role(of: String(word[end...]))
  }

  private static func isKind(_ word: String) -> Bool {
    ["images", "image", "imgs", "img", "labels", "label", "targets", "classes", "x", "y"]
      .contains(word) || word.hasPrefix("idx") || word == "ubyte"
  }
}

extension String {
  /// Without the ending of a gzip file.
  fileprivate var droppingGzip: Substring {
    lowercased().hasSuffix(".gz") ? dropLast(3) : self[...]
  }
}
