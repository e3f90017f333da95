import GANEngine
import TextUI

/// What D makes of real and of generated digits: the chance it gives them of being real.
struct ScorePanel {
  let model: Model

  private static let chart = RunChart(
    title: "Scores",
    lines: [
      RunChart.Line(
        metric: .realScore, name: "D(x)", style: .discriminator, letter: "x", isDashed: false),
      RunChart.Line(
        metric: .fakeScore, name: "D(G(z))", style: .generator, letter: "z", isDashed: true),
    ],
    range: 0...1, decimals: 2)

  func draw(in area: Rect, on canvas: inout Canvas) {
    Self.chart.draw(model, in: area, on: &canvas)
  }
}
