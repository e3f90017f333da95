import GANEngine
import Testing

@testable import Dashboard

@Suite struct HelpOverlayTests {
  @Test func helpOpensScrollsAndCloses() {
    var frame = Specimen.frame()
    (frame.columns, frame.rows) = (40, 8)
    var model = Model(frame: frame)
    model.hit(.character("?"))
    #expect(model.screen(40, 8).contains("one step, then pause"))
    for _ in 0..<20 { model.hit(.pageDown) }
    #expect(model.screen(40, 8).contains("fg returns."))
    model.hit(.up, .character("q"))
    #expect(!model.screen(40, 8).contains("fg returns."))
  }

  @Test func helpTurnsItsPages() {
    var frame = Specimen.frame()
    (frame.columns, frame.rows) = (80, 24)
    var model = Model(frame: frame)
    model.hit(.character("?"))
    var pages = [model.screen(80, 24)]
    for _ in 0..<HelpOverlay.lastScroll(columns: 80, rows: 24) {
      model.hit(.down)
      pages.append(model.screen(80, 24))
    }
    #expect(Set(pages).count == pages.count && pages.count > 1)
    #expect(pages.last?.contains("Help \(pages.count)/\(pages.count)") == true)
    for words in ["one step, then pause", "save a checkpoint now", "latent explorer", "fg returns"]
    {
      #expect(pages.count { $0.contains(words) } == 1, "\(words)")
    }
    model.hit(.pageUp)
    #expect(model.screen(80, 24) == pages[0])
  }
}
