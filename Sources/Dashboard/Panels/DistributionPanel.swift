import GANEngine
import TextUI

/// How D's scores of the newest batch are spread: the real digits as a line, the generated as a shade.
struct DistributionPanel: PanelView {
  /// The newest; nil before the first batch.
  let distribution: ScoreDistribution?
  let unicode: Bool

  static let help: PanelHelp? = (
    "Batch",
    """
    the same for each digit of one batch: a line for the real, a shade for the generated. \
    One heap: a coin toss.
    """
  )

  func draw(in area: Rect, on canvas: inout Canvas) {
    let isWide = area.width >= 56
    let title = isWide ? "D's scores of this batch" : "Batch"
    let inside = PanelFrame(title: title, legend: legend(room: area.width - title.count - 9))
      .draw(in: area, on: &canvas)
    guard let distribution else {
      let words = Words.wrapped("comes with the first steps", columns: inside.width - 2)
      for (index, line) in words.enumerated() {
        canvas.write(line, .muted, in: inside.after(1).row(index))
      }
      return
    }
    let histograms = StepAndFill(
      line: distribution.real, fill: distribution.fake, lineStyle: .discriminator,
      fillStyle: .generator, usesBraille: unicode)
    histograms.draw(in: inside, on: &canvas)
    drawAxis(distribution, below: histograms.plot(in: inside), on: &canvas)
  }

  // The axis is the lower border itself, as with the curves.
  private func drawAxis(
    _ distribution: ScoreDistribution, below plot: Rect, on canvas: inout Canvas
  ) {
    let range = distribution.range
    let middle = (range.lowerBound + range.upperBound) / 2
    let axis = Rect(x: plot.x, y: plot.bottom, width: plot.width, height: 1)
    canvas.write(Self.label(range.lowerBound), .muted, in: axis)
    canvas.writeRight(StyledText(Self.label(range.upperBound), .muted), in: axis)
    let word = distribution.scale == .logit ? "logit" : Self.label(middle)
    let width = word.unicodeScalars.count
    canvas.write(
      word, .muted, in: axis.after((axis.width - width) / 2).cut(to: width))
  }

  private static func label(_ value: Double) -> String {
    // A multiple of a step is not exactly 0.
    value.magnitude < 1e-9 ? "0" : NumberText.significant(value, digits: 3)
  }

  private func legend(room: Int) -> StyledText {
    func text(_ real: String, _ fake: String, gap: String) -> StyledText {
      StyledText(real, .discriminator) + StyledText(gap) + StyledText(fake, .generator)
    }
    let choices = [
      text("D(x) ━ real", "D(G(z)) ░ generated", gap: "   "),
      text("x ━ real", "z ░ fake", gap: "  "),
      text("x ━", "z ░", gap: "  "), text("x━", "z░", gap: " "),
    ]
    return choices.first { $0.width <= room } ?? ""
  }
}
