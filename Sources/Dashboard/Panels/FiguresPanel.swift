import GANEngine
import TextUI

/// The newest losses and scores as numbers, where there is no room for curves.
struct FiguresPanel: PanelView {
  /// Nil before the first step.
  let metrics: StepMetrics?

  func draw(in area: Rect, on canvas: inout Canvas) {
    let lines: [(String, Metric, Style)] = [
      ("D", .discriminatorLoss, .discriminator), ("G", .generatorLoss, .generator),
      ("D(x)", .realScore, .discriminator), ("D(z)", .fakeScore, .generator),
    ]
    for (index, (name, metric, style)) in lines.enumerated() {
      let value = metrics.map { NumberText.fixed(Double($0[metric]), decimals: 2) } ?? "–"
      canvas.write(StyledText("\(NumberText.left(name, 4)) \(value)", style), in: area.row(index))
    }
  }
}
