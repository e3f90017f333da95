import GANEngine
import TextUI

/// The doctor's sentence in as many lines as there is room for: what is said last of the evidence
/// goes first, the state and what to do about it go last.
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
    let evidence = report.evidence.split(separator: ", ").map(String.init)
    let state = StyledText(report.state, stateStyle)
    let word = StyledText(report.diagnosis.word, stateStyle)
    return (0...evidence.count).reversed().map { count in
      guard count > 0 else { return state + remedy }
      let told = evidence.prefix(count).joined(separator: ", ")
      return state + StyledText(": " + told, .plain) + remedy
    } + [word + remedy, state, word]
  }

  private var remedy: StyledText {
    let words = report.remedy.words
    return words.isEmpty ? StyledText() : StyledText("; ") + StyledText(words, .key)
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
    }
  }
}

extension Model {
  /// What is wrong, in a word or two; nil where nothing is.
  var alarm: StyledText? {
    guard let diagnosis = snapshot.doctor?.diagnosis, diagnosis.isAlarm else { return nil }
    return StyledText(diagnosis.word, .warning)
  }
}
