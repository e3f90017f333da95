import GANEngine
import Testing
import TextUI

@testable import Dashboard

@Suite struct PageTests {
  private func model(_ columns: Int, _ rows: Int) -> Model {
    Specimen.model(Specimen.frame(steps: 400), columns, rows)
  }

  private func screen(_ model: Model) -> String {
    model.screen(model.frame.columns, model.frame.rows)
  }

  private static let sizes = [(20, 6), (30, 8), (40, 12), (59, 17), (24, 40)]

  @Test(arguments: sizes) func tabShowsOnePanelAfterTheOther(columns: Int, rows: Int) {
    var model = model(columns, rows)
    #expect(model.isSmall)
    let overview = screen(model)
    for title in ["Loss", "Hyperparameters", "Events"] {
      _ = model.handle(.key(.tab))
      #expect(screen(model).contains(title.prefix(10)), "\(screen(model))")
    }
    _ = model.handle(.key(.tab))
    #expect(screen(model) == overview)
  }

  @Test(arguments: sizes) func aSettingThatIsChangedIsSeen(columns: Int, rows: Int) {
    var model = model(columns, rows)
    #expect(model.handle(.key(.right)) != nil)
    let shown = screen(model)
    #expect(shown.contains("lr G") && shown.contains("e-4"), "\(shown)")
    _ = model.handle(.key(.enter))
    _ = model.handle(.key(.character("5")))
    #expect(screen(model).contains("5_"), "\(screen(model))")
    _ = model.handle(.key(.escape))
    _ = model.handle(.key(.escape))
    #expect(!screen(model).contains("Hyperparam"))
  }

  @Test(arguments: sizes) func leavingIsAlwaysNamedAndAsked(columns: Int, rows: Int) {
    var model = model(columns, rows)
    for _ in 0..<4 {
      _ = model.handle(.key(.tab))
      #expect(screen(model).contains("q quit"), "\(screen(model))")
    }
    _ = model.handle(.key(.character("q")))
    for letter in ["s", "d", "c"] { #expect(screen(model).lowercased().contains(letter)) }
    #expect(model.handle(.key(.character("s"))) == .quit(saving: true))
  }

  @Test func aDigitThatIsLookedAtIsLeftForTheNextPanel() {
    var model = model(40, 12)
    _ = model.handle(.key(.character("i")))
    #expect(model.handle(.key(.tab)) == .send(.inspect(nil)))
  }

  @Test func helpIsBrokenIntoLinesThatFit() {
    var model = model(40, 12)
    _ = model.handle(.key(.character("?")))
    var words = ""
    for _ in 0..<HelpOverlay.lastScroll(columns: 40, rows: 12) {
      words += screen(model)
      _ = model.handle(.key(.down))
    }
    for word in ["resume", "restart", "Precision", "closes"] {
      #expect(
        HelpOverlay.lines.contains { $0.runs.map(\.text).joined().contains(word) }
          == words.contains(word))
    }
    #expect(words.contains("copy."))
  }

  @Test func onALargeScreenTabIsForPlots() {
    var model = model(120, 36)
    #expect(!model.isSmall)
    _ = model.handle(.key(.tab))
    #expect(model.focus.panel != .wholePlot)
  }

  @Test func whatCameOnStandardErrorIsAmongTheEvents() {
    var model = model(120, 36)
    _ = model.handle(.stray(["disk is slow"]))
    #expect(screen(model).contains("stderr: disk is slow"))
    for _ in 0..<100 { _ = model.handle(.stray(["again"])) }
    #expect(model.strays.count == StrayLine.limit)
    var small = self.model(20, 6)
    _ = small.handle(.stray(["disk is slow"]))
    #expect(screen(small).contains("stderr: disk"))
  }
}
