import GANEngine
import TextUI

/// How to read the curves, and what they say at the moment.
struct GuidePanel: PanelView {
  let doctor: DoctorReport?
  let loss: LossKind
  let history: History

  func draw(in area: Rect, on canvas: inout Canvas) {
    let frame = PanelFrame(
      title: "Reading the curves", note: StyledText("the first scores come soon", .muted))
    let inside = frame.draw(in: area, on: &canvas).inset(columns: 1, rows: 0)
    let lines: [StyledText] = [
      StyledText("D ━", .discriminator) + " tells real from generated",
      StyledText("G ╍", .generator) + " makes digits that fool it",
      match,
      "both scores near 0.5",
      "scores far apart: D is winning",
    ]
    let words = doctor.map {
      DoctorWords(report: $0).lines(columns: inside.width, rows: inside.height - lines.count)
    }
    for (index, line) in (lines + (words ?? [""] + verdict)).enumerated() {
      canvas.write(line, in: inside.row(index))
    }
  }

  // The losses of a coin toss, 2 ln 2 and ln 2, are of cross-entropy alone.
  private var match: StyledText {
    loss.scale == .probability && !loss.saturates
      ? "even match: D 1.39, G 0.69," : "even match:"
  }

  /// What the newest scores say, in two lines.
  private var verdict: [StyledText] {
    guard let lead else { return ["now: no steps yet"] }
    let percent = NumberText.fixed(lead.accuracy * 100, decimals: 0)
    return [
      StyledText("now: ", .muted)
        + StyledText(Self.words(lead.gap), lead.gap > 0.8 ? .warning : .good),
      StyledText("D puts \(percent) % on the truth", .muted),
    ]
  }

  private static func words(_ gap: Double) -> String {
    if gap > 0.8 { return "D wins, G learns little" }
    if gap > 0.35 { return "D is ahead, G learns" }
    return gap > 0.05 ? "an even match" : "D cannot tell them apart"
  }

  /// How far apart both scores were over the newest steps; nil before the first.
  private var lead: (gap: Double, accuracy: Double)? {
    guard let real = mean(.realScore), let fake = mean(.fakeScore) else { return nil }
    return (real - fake, (real + 1 - fake) / 2)
  }

  private func mean(_ metric: Metric) -> Double? {
    let finite = history.recent(metric, count: 256).filter(\.isFinite)
    return finite.isEmpty ? nil : Double(finite.reduce(0, +)) / Double(finite.count)
  }
}
