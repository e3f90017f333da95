import GANEngine
import Testing

@testable import Dashboard

@Suite struct ExplanationOverlayTests {
  @Test func hSaysWhatToExpect() {
    var model = Specimen.model()
    model.hit(.character("h"))
    let screen = model.screen(80, 24)
    for words in ["┌─ lr G", "more", "less", "usual", ":set lr.g", "takes 0 to 1", "2.00e-4"] {
      #expect(screen.contains(words), "\(words)")
    }
    model.hit(.down)
    #expect(model.screen(80, 24).contains("┌─ optimizer G"))
    model.hit(.escape)
    #expect(!model.screen(80, 24).contains("┌─ optimizer G"))
  }

  @Test func everySettingFitsAScreenOf80By24() {
    for index in SettingRow.all.indices {
      var model = Specimen.model()
      model.selected = index
      model.hit(.character("h"))
      let screen = model.screen(80, 24)
      #expect(screen.contains("┌─ \(SettingRow.all[index].label) "))
      // The last line of the text is inside of the box.
      let last = SettingRow.all[index].parameter == nil ? "ganscope --set" : ":set"
      #expect(screen.contains(last), "\(SettingRow.all[index].label)")
      for (columns, rows) in [(20, 6), (1, 1), (40, 10)] { _ = model.screen(columns, rows) }
    }
  }
}
