import GANEngine
import TextUI

/// How good the digits are, where that is going, and what the doctor says.
struct QualityPanel: PanelView {
  let quality: QualityRecord
  let doctor: DoctorReport?
  /// The newest measurements; nil before the first step.
  let metrics: StepMetrics?
  let unicode: Bool

  private static let labelWidth = 8
  private static let valueWidth = 6

  /// Whether there is anything to show yet: scores, or why there are none.
  static func hasNews(_ record: QualityRecord) -> Bool {
    record.reason != nil || !record.points.isEmpty
  }

  static let help: PanelHelp? = (
    "Quality",
    """
    Fréchet distance, 0 is real; score, 1 to 10: clear digits of all kinds. Precision: how \
    many look real; recall: how much variety. A bar for each digit, × where it is missing. \
    Then how the game stands, and the key that helps.
    """
  )

  func draw(in area: Rect, on canvas: inout Canvas) {
    let comparable = quality.reason == nil ? scores : nil
    let inside = frame(comparable, room: area.width - 6).draw(in: area, on: &canvas)
      .inset(columns: 1, rows: 0)
    var lines = comparable.map { self.lines($0, columns: inside.width) } ?? []
    if let reason = quality.reason {
      lines =
        Words.wrapped("no scores: " + reason, columns: inside.width)
        .map { StyledText($0, .muted) } + [""]
    }
    if !lines.isEmpty { lines.append(gradients) }
    if let doctor {
      lines += DoctorWords(report: doctor).lines(
        columns: inside.width, rows: inside.height - lines.count)
    }
    for (index, line) in lines.enumerated() { canvas.write(line, in: inside.row(index)) }
  }

  private var scores: ComparableScores? { ComparableScores(quality) }

  private func lines(_ scores: ComparableScores, columns: Int) -> [StyledText] {
    [
      curve("Fréchet", scores, \.frechet, scores.frechetTrend, columns),
      curve("score", scores, \.score, scores.scoreTrend, columns),
      StyledText("precision ", .muted) + StyledText(Self.text(scores.newest.precision, 2))
        + StyledText("    recall ", .muted) + StyledText(Self.text(scores.newest.recall, 2)),
      coverage(scores.newest, columns),
    ]
  }

  /// Name, value, direction, and as many of the newest values as there is room for.
  private func curve(
    _ name: String, _ scores: ComparableScores, _ score: KeyPath<QualityRecord.Point, Double?>,
    _ trend: Trend?, _ columns: Int
  ) -> StyledText {
    let value = scores.newest[keyPath: score]
    let digits = (value ?? 0).magnitude >= 1000 ? 0 : (value ?? 0).magnitude >= 10 ? 1 : 2
    var text =
      StyledText(NumberText.left(name, Self.labelWidth), .muted)
      + StyledText(NumberText.right(Self.text(value, digits), Self.valueWidth))
    let word = trend.map { "\($0.arrow) \($0.word)" } ?? ""
    text.append(" " + NumberText.left(word, 9), trend?.style ?? .plain)
    let bars = Sparkline(scores.values(score), usesBlocks: unicode)
    text.append(bars.text(columns: columns - text.width), .generator)
    return text
  }

  /// How strongly each network is pulled; the two numbers stand under those of precision and recall.
  private var gradients: StyledText {
    let (generator, discriminator) = (
      Self.norm(metrics?[.generatorGradient]),
      Self.norm(metrics?[.discriminatorGradient])
    )
    return StyledText("grad G    ", .muted) + StyledText(NumberText.left(generator, 8))
      + StyledText("grad D ", .muted) + StyledText(discriminator)
  }

  // At most seven characters; 0 where nothing was measured.
  private static func norm(_ value: Float?) -> String {
    guard let value = value.map(Double.init), value != 0 else { return "–" }
    let isPlain = (0.01..<1000).contains(value) || !value.isFinite
    return isPlain
      ? NumberText.fixed(value, decimals: value < 100 ? 2 : 0)
      : NumberText.scientific(value, decimals: 1)
  }

  private func coverage(_ newest: QualityRecord.Point, _ columns: Int) -> StyledText {
    var text = StyledText()
    if let histogram = quality.latest?.classHistogram, histogram.total > 0 {
      text = CoverageBar(histogram: histogram, usesBlocks: unicode).text
    }
    let value = StyledText("KL ", .muted) + StyledText(Self.text(newest.klToPrior, 3))
    let blank = max(columns - text.width - value.width, 1)
    return text + StyledText(String(repeating: " ", count: blank)) + value
  }

  private func frame(_ scores: ComparableScores?, room: Int) -> PanelFrame {
    PanelFrame(
      title: "Quality", legend: best(room: room - 8),
      note: scores.map { provenance($0, room: room) } ?? StyledText())
  }

  /// The least distance so far and its step, as fully as it fits.
  private func best(room: Int) -> StyledText {
    guard let best = quality.best, let distance = best.frechet else {
      return StyledText()
    }
    let value = "best " + NumberText.fixed(distance, decimals: distance < 1000 ? 1 : 0)
    let step = NumberText.grouped(best.step)
    return Self.first([value + " @ " + step, value + "@" + step, value], room: room)
  }

  /// What every line of scores has to tell: judge, number of digits, reference.
  private func provenance(_ scores: ComparableScores, room: Int) -> StyledText {
    guard let latest = quality.latest else { return StyledText() }
    let count = "N=\(scores.count)"
    let judge = String(latest.judge.prefix(6))
    return Self.first(
      [
        "judge=\(latest.judge) \(count) ref=\(latest.reference)",
        "judge=\(judge) \(count) ref=\(latest.reference)",
        "\(judge) \(count) \(latest.reference)", count,
      ], room: room)
  }

  private static func first(_ choices: [String], room: Int) -> StyledText {
    let fitting = choices.first { $0.unicodeScalars.count <= room }
    return StyledText(fitting ?? "", .muted)
  }

  private static func text(_ value: Double?, _ decimals: Int) -> String {
    value.map { NumberText.fixed($0, decimals: decimals) } ?? "–"
  }
}
