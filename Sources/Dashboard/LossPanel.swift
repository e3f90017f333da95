import GANEngine
import TextUI

/// The losses of both players.
struct LossPanel {
  let model: Model

  private static let chart = RunChart(
    title: "Loss",
    lines: [
      RunChart.Line(
        metric: .discriminatorLoss, name: "D", style: .discriminator, letter: "D", isDashed: false),
      RunChart.Line(
        metric: .generatorLoss, name: "G", style: .generator, letter: "G", isDashed: true),
    ],
    range: nil, decimals: 3)

  func draw(in area: Rect, on canvas: inout Canvas) {
    Self.chart.draw(model, in: area, on: &canvas)
  }
}
