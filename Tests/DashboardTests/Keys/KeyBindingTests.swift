import Testing
import TextUI

@testable import Dashboard

@Suite struct KeyBindingTests {
  @Test func noKeyDoesTwoThings() {
    let keys = KeyBinding.table.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func everyPromisedKeyIsBound() throws {
    let keys = Set(KeyBinding.table.flatMap(\.keys))
    let promised = try DocumentedKeys.all()
    #expect(promised.count > 50)
    for key in promised { #expect(keys.contains(key), "\(key) is documented and does nothing") }
    for binding in KeyBinding.table {
      #expect(!promised.isDisjoint(with: binding.keys), "\(binding.label) is not documented")
    }
  }

  @Test func helpNamesEveryKey() {
    let help = HelpOverlay.lines.map { $0.runs.map(\.text).joined() }
    for binding in KeyBinding.table {
      #expect(help.contains { $0.contains(binding.label) && $0.contains(binding.explanation) })
    }
  }

  @Test(arguments: [(80, 24), (120, 36)])
  func allHelpIsOnAFewPagesOfEitherDesignSize(_ size: (columns: Int, rows: Int)) {
    #expect(HelpOverlay.lines.allSatisfy { $0.width <= 72 })
    var model = Specimen.model()
    model.frame.columns = size.columns
    model.frame.rows = size.rows
    model.hit(.character("?"))
    var seen = ""
    for _ in 0...HelpOverlay.lastScroll(columns: size.columns, rows: size.rows) {
      seen += model.screen(size.columns, size.rows)
      model.hit(.down)
    }
    #expect(HelpOverlay.lastScroll(columns: size.columns, rows: size.rows) <= 3)
    for line in HelpOverlay.lines {
      #expect(seen.contains(line.runs.map(\.text).joined()))
    }
  }

  @Test(arguments: [5, 12, 20, 40, 60, 80, 100, 120])
  func theFooterFitsAndKeepsQuit(width: Int) {
    for unicode in [true, false] {
      let model = Model(
        frame: Specimen.frame(steps: 10), capabilities: Capabilities(unicode: unicode))
      let footer = model.footer(tellsAlarm: false).fitting(width)
      #expect(footer.width <= max(width, 6))
      #expect(footer.runs.map(\.text).joined().contains("q quit"))
    }
  }

  @Test func everyKeyAnswers() {
    for binding in KeyBinding.table {
      var model = Specimen.model(steps: 10)
      var before = Canvas(width: 120, height: 36)
      model.draw(on: &before)
      let effect = model.handle(.key(binding.keys[0]))
      var after = Canvas(width: 120, height: 36)
      model.draw(on: &after)
      #expect(effect != nil || before != after)
      #expect(before != after, "\(binding.label) shows nothing")
    }
  }
}
