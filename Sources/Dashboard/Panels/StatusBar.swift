import GANEngine
import TextUI

/// The top line: what is trained on what, and how far it is.
struct StatusBar: PanelView {
  let info: RunInfo
  let progress: Snapshot.Progress
  /// What is waited for, in a word.
  let awaited: String?
  /// Whether the picture is held still.
  let isFrozen: Bool

  /// Draws the richest version that fits: what is trained on the left, how far it is on the right.
  func draw(in area: Rect, on canvas: inout Canvas) {
    // How to get better data matters more than the bar, which repeats the epoch.
    let hintedBar = info.dataHint == nil ? 8 : 0
    let choices: [(names: StyledText, progress: StyledText, bar: Int)] = [
      (names(.hinted), progress(bar: 8, gap: "  "), 8),
      (names(.hinted), progress(bar: hintedBar, gap: "  "), hintedBar),
      (names(.full), progress(bar: 8, gap: "  "), 8),
      (names(.full), progress(bar: 0, gap: "  "), 0),
      (names(.brief), progress(bar: 6, gap: " "), 6),
      (names(.brief), progress(bar: 0, gap: " "), 0),
      (names(.least), progress(bar: 0, gap: " "), 0),
      (names(.data), progress(bar: 0, gap: " "), 0),
      (StyledText(), progress(bar: 0, gap: " "), 0),
    ]
    for choice in choices {
      let spare = area.width - choice.names.width - choice.progress.width - 1
      guard spare >= 0 else { continue }
      canvas.write(choice.names, in: area)
      // The bar takes what is left over, but keeps off the names.
      let grown = choice.bar == 8 ? progress(bar: 8 + min(max(spare - 3, 0), 20), gap: "  ") : nil
      canvas.writeRight(grown ?? choice.progress, in: area)
      return
    }
    canvas.write(shortest, in: area)
  }

  private enum Detail { case hinted, full, brief, least, data }

  private func names(_ detail: Detail) -> StyledText {
    var text = StyledText()
    switch detail {
    case .hinted, .full:
      let tellsCount = info.dataCount > 0 && (detail == .full || info.dataHint == nil)
      let count = tellsCount ? " " + NumberText.grouped(info.dataCount) : ""
      text.append(" ganscope  ", .title)
      text.append("\(info.preset) · \(info.dataName)\(count) · \(info.precision)")
      if detail == .hinted, let hint = info.dataHint { text.append("  \(hint)", .muted) }
    case .brief:
      text.append("ganscope ", .title)
      text.append("\(info.preset)·\(info.dataName)·\(info.precision)")
    case .least:
      text.append("\(info.preset)·\(info.dataName)·\(info.precision)")
    case .data:
      text.append("\(info.dataName)·\(info.precision)")
    }
    return text
  }

  private var state: StyledText {
    if let preparation = info.preparation { return StyledText(preparation, .attention) }
    // A word of steady width: what follows stays where it is.
    let word = awaited.map { StyledText($0, .change) } ?? stateWord
    let blank = String(repeating: " ", count: max(8 - word.width, 0))
    return word + StyledText(blank)
  }

  private var stateWord: StyledText {
    let state = progress.state
    if state == .running, isFrozen { return StyledText("FROZEN", .attention) }
    if state == .running, progress.slowedTo != nil {
      return StyledText("SLOW", .good)
    }
    return StyledText(state.word, state.style)
  }

  private func progress(bar: Int, gap: String) -> StyledText {
    let run = RunProgress(progress)
    var text = state + StyledText(gap + run.stepText + gap + run.epochText)
    if bar > 0 { text = text + StyledText(" ") + run.bar(columns: bar) }
    text.append(gap + run.speedText)
    text.append(gap + "ETA ", .muted)
    text.append(run.etaText + (gap.count > 1 ? " " : ""))
    return text
  }

  private var shortest: StyledText {
    let word = info.preparation == nil ? progress.state.word : "LOADING"
    return StyledText(word, progress.state.style)
      + StyledText(" step \(NumberText.grouped(progress.step))")
  }
}
