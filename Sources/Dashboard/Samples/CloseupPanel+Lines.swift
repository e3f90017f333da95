import GANEngine
import TextUI

extension CloseupPanel {
  /// What the judge and D say of the generated digit, in three lines of `columns`.
  func generatedLines(_ columns: Int) -> [StyledText] {
    guard let inspection else { return [StyledText("looking…", .muted), "", ""] }
    return judged(inspection, columns) + [verdict("D(G(z))", inspection.score, inspection.scale)]
  }

  /// The same of its neighbour.
  func neighbourLines(_ columns: Int) -> [StyledText] {
    guard let inspection, let known = inspection.neighbour else {
      return [StyledText("searching…", .muted)]
    }
    let label = known.image.labels.first.map { ", label \($0)" } ?? ""
    return [
      StyledText("no. \(NumberText.grouped(known.index + 1))\(label)"),
      StyledText("distance ", .muted)
        + StyledText(NumberText.fixed(known.distance, decimals: 2)),
      verdict("D(x)", known.score, inspection.scale),
    ]
  }

  private func judged(_ inspection: Inspection, _ columns: Int) -> [StyledText] {
    guard let label = inspection.label, let confidence = inspection.confidence else {
      return refusal(columns)
    }
    let percent = NumberText.fixed(confidence * 100, decimals: 1)
    var answer = StyledText("judge: ", .muted) + StyledText("\(label)", .title)
    answer.append("  \(percent) %")
    if let asked = inspection.image.labels.first {
      answer.append("  asked \(asked)", Int(asked) == label ? .muted : .warning)
    }
    return [answer, bars(inspection, label, columns)]
  }

  /// A bar for the probability of each class.
  private func bars(_ inspection: Inspection, _ label: Int, _ columns: Int) -> StyledText {
    var text = StyledText()
    let wide = inspection.probabilities.count * 3 - 1 <= columns - 1
    for (digit, probability) in inspection.probabilities.enumerated() {
      if wide, digit > 0 { text.append(" ") }
      text.append("\(digit)", digit == label ? .title : .muted)
      let bar = Sparkline.bar(probability, usesBlocks: pen.unicode)
      text.append(String(bar), digit == label ? .generator : .muted)
    }
    return text
  }

  private func refusal(_ columns: Int) -> [StyledText] {
    let why =
      noScores == nil
      ? "no label: nobody scores this run" : "no label: the judge knows no such data"
    let lines = Words.wrapped(why, columns: max(columns - 1, 1)).prefix(2)
    return lines.map { StyledText($0, .muted) } + (lines.count < 2 ? [""] : [])
  }

  private func verdict(_ name: String, _ score: Double, _ scale: ScoreScale) -> StyledText {
    let word = scale == .logit ? "logit " : ""
    return StyledText(name + " ", .muted)
      + StyledText(word + NumberText.fixed(score, decimals: 2))
  }
}
