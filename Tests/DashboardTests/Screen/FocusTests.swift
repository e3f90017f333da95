import Testing
import TextUI

@testable import Dashboard

@Suite struct FocusTests {
  private func model(_ columns: Int = 120, _ rows: Int = 36) -> Model {
    Specimen.model(Specimen.frame(), columns, rows)
  }

  /// One key for each dialog.
  private static let dialogs: [Key] = [.enter, .character(":"), .character("h"), .character("?")]

  @Test(arguments: dialogs) func behindADialogTheKeysGoBackToThePanel(opening: Key) {
    for panel in [Focus.Panel.closeup(2), .events, .overview] {
      var model = model()
      model.focus.panel = panel
      model.hit(opening)
      // The letter h is taken by what is looked at.
      guard model.focus.dialog != nil else { continue }
      let before = model.focus.panel
      model.hit(.escape)
      #expect(model.focus == .panel(before))
      if case .closeup = panel { #expect(before == panel) }
    }
  }

  @Test func aDigitIsLookedAtFromAWholePlot() {
    var model = model()
    model.hit(.tab, .enter)
    #expect(model.focus == .panel(.wholePlot))
    model.hit(.character("i"))
    #expect(model.focus == .panel(.closeup(0)))
    #expect(Screen(model, model.layout).shows(.closeup(0)))
  }

  @Test func aCloseLookKeepsTheKeysUntilItIsLeft() {
    for opening in [Key.character("i"), .character("x")] {
      var model = model()
      model.hit(opening)
      let looking = model.focus
      model.type(":plot speed")
      model.hit(.enter)
      model.type(":set lr.d 3e-4")
      model.hit(.enter, .pageDown, .tab)
      #expect(model.focus == looking)
      model.hit(.escape)
      #expect(model.focus == .panel(.overview))
    }
  }

  @Test(arguments: [(20, 6), (40, 12), (59, 17)])
  func aValueIsTypedInSightOnASmallScreen(columns: Int, rows: Int) {
    var model = model(columns, rows)
    model.hit(.character("i"), .enter, .character("5"))
    #expect(model.screen(columns, rows).contains("5_"), "\(model.screen(columns, rows))")
    model.hit(.escape)
    #expect(Screen(model, model.layout).shows(.closeup(0)))
  }

  /// Whatever has the keys is drawn.
  @Test(arguments: [(20, 6), (40, 12), (80, 24), (120, 36)])
  func whatHasTheKeysIsSeen(columns: Int, rows: Int) {
    let panels: [(Focus.Panel, Screen.Panel)] = [
      (.settings, .settings), (.events, .events), (.wholePlot, .wholePlot(.losses)),
      (.closeup(1), .closeup(1)), (.explorer(Explorer(mark: 0)), .explorer),
    ]
    for (focus, panel) in panels {
      var model = model(columns, rows)
      model.focus.panel = focus
      #expect(Screen(model, model.layout).shows(panel), "\(focus) at \(columns)×\(rows)")
    }
  }
}
