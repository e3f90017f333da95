import Testing
import TextUI

@testable import Dashboard

@Suite struct ScreenTests {
  private static let sizes = [(1, 1), (20, 6), (40, 12), (80, 24), (120, 36), (200, 60)]

  /// Screens in every layout, with and without what covers or replaces panels.
  private static func models(columns: Int, rows: Int) -> [Model] {
    LayoutPreset.allCases.flatMap { preset in
      [
        { _ in }, { $0.favoursDistribution = true }, { $0.focus.panel = .closeup(0) },
        { $0.focus.panel = .wholePlot },
      ]
      .map { (change: (inout Model) -> Void) in
        var model = Specimen.model(Specimen.frame(), columns, rows)
        model.layoutPreset = preset
        change(&model)
        return model
      }
    }
  }

  @Test(arguments: sizes) func onlyWhatIsMeantToCoversAnother(columns: Int, rows: Int) {
    for model in Self.models(columns: columns, rows: rows) {
      let parts = Screen(model, model.layout).parts.filter {
        if case .closeup = $0.panel { false } else { $0.panel != .explorer }
      }
      for (index, part) in parts.enumerated() {
        for other in parts[(index + 1)...] {
          #expect(
            part.area.intersection(other.area).isEmpty,
            "\(part) and \(other) in \(model.layoutPreset) at \(columns)×\(rows)")
        }
      }
    }
  }

  /// A panel that is clicked on is one that is drawn there: its title stands in its frame.
  @Test(arguments: sizes) func aClickMeansWhatIsSeen(columns: Int, rows: Int) {
    for model in Self.models(columns: columns, rows: rows) {
      let screen = Screen(model, model.layout)
      for part in screen.parts {
        guard case .plot(let plot) = part.panel, part.area.width >= 24, part.area.height >= 4,
          let first = model.screen(columns, rows).split(
            separator: "\n", omittingEmptySubsequences: false
          )
          .dropFirst(part.area.y).first
        else { continue }
        let (x, y) = (part.area.x + 3, part.area.y + 1)
        guard screen.part(x: x, y: y) == part else { continue }
        let drawn = String(first.dropFirst(part.area.x).prefix(part.area.width))
        #expect(
          drawn.contains(plot.title), "\(plot) in \(model.layoutPreset) at \(columns)×\(rows)")
        #expect(model.target(x: x, y: y) == .plot(plot))
      }
    }
  }

  @Test func theAccuraciesStayWhereTheScoresOfABatchAreWanted() {
    var model = Specimen.model(Specimen.frame())
    model.layoutPreset = .balance
    model.favoursDistribution = true
    #expect(Screen(model, model.layout).shows(.plot(.accuracies)))
    #expect(
      model.screen(120, 36).contains("Accuracies") || model.screen(120, 36).contains("ccurac"))
  }
}
