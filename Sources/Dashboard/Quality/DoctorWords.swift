import GANEngine
import TextUI

/// What the doctor says in as many lines as there is room for: what is said last of the evidence goes
/// first, then the names of the lesser findings, the worst state and what to do about it go last.
struct DoctorWords {
  let report: DoctorReport

  func lines(columns: Int, rows: Int) -> [StyledText] {
    guard columns > 0, rows > 0 else { return [] }
    for text in versions {
      let lines = Words.wrapped(text, columns: columns)
      if lines.count <= rows { return lines }
    }
    return [StyledText(Words.cut(report.diagnosis.word, to: columns), stateStyle)]
  }

  private var stateStyle: Style { report.diagnosis.isAlarm ? .warning : .good }

  private var versions: [StyledText] {
    let first = report.first
    let evidence = first.evidence.split(separator: ", ").map(String.init)
    let state = StyledText(first.state, stateStyle)
    let word = StyledText(report.diagnosis.word, stateStyle)
    return (0...evidence.count).reversed().map { count in
      guard count > 0 else { return state + others + remedy }
      let told = evidence.prefix(count).joined(separator: ", ")
      return state + StyledText(": " + told, .plain) + others + remedy
    } + [
      word + others + remedy, word + othersInShort + shortRemedy, word + shortRemedy,
      state + othersInShort, word + othersInShort, word,
    ]
  }

  /// What else was found.
  private var others: StyledText {
    let words = report.findings.dropFirst().map(\.diagnosis.word)
    return words.isEmpty
      ? StyledText() : StyledText("; ") + StyledText(words.joined(separator: ", "), .warning)
  }

  private var othersInShort: StyledText {
    let count = report.findings.count - 1
    return count > 0 ? StyledText(" +\(count)", .warning) : StyledText()
  }

  private var remedy: StyledText {
    let words = report.remedy.words
    return words.isEmpty ? StyledText() : StyledText("; ") + StyledText(words, .key)
  }

  private var shortRemedy: StyledText {
    report.remedy.command.map { StyledText("; ") + StyledText("! :" + $0, .key) } ?? StyledText()
  }
}

extension Diagnosis {
  /// The state in a word or two.
  var word: String {
    switch self {
    case .balanced: "in balance"
    case .discriminatorAhead: "D far ahead"
    case .discriminatorSaturated: "D saturated"
    case .vanishingGradient: "vanishing gradient"
    case .generatorAhead: "G far ahead"
    case .modeCollapse: "mode collapse"
    case .oscillating: "oscillating"
    case .diverging: "diverging"
    case .memorising: "memorising"
    case .stalled: "stalled"
    case .nonFinite: "not finite"
    }
  }
}

extension DoctorReport {
  /// The worst that is wrong in a word or two, and how much else; nil where nothing is.
  var alarm: StyledText? {
    guard let worst = findings.first else { return nil }
    let more = findings.count > 1 ? " +\(findings.count - 1)" : ""
    return StyledText(worst.diagnosis.word + more, .warning)
  }
}
