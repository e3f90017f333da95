import Testing
import TextUI

@testable import Dashboard

@Suite struct CapabilitiesTests {
  private func screen(_ model: Model) -> Canvas {
    var canvas = Canvas(width: 120, height: 36)
    model.draw(on: &canvas)
    return canvas
  }

  @Test(
    arguments: [
      (Repertoire.unicode, ColorDepth.direct, GrayRaster.Glyphs.halfBlocks),
      (.unicode, .full, .halfBlocks), (.unicode, .sixteen, .braille), (.unicode, .none, .braille),
      (.console, .eight, .halfBlocks), (.ascii, .full, .ramp),
    ])
  func theBestGlyphsComeFirst(
    characters: Repertoire, colors: ColorDepth, best: GrayRaster.Glyphs
  ) {
    let capabilities = Capabilities(characters: characters, colors: colors)
    #expect(capabilities.glyphs(preferring: nil) == best)
    #expect(capabilities.glyphs(preferring: .ramp) == .ramp)
    let quadrants = capabilities.glyphs(preferring: .quadrants)
    #expect(quadrants == (characters == .unicode ? .quadrants : best))
  }

  @Test(arguments: Repertoire.allCases) func theKeyGoesRoundAllThereAre(characters: Repertoire) {
    let capabilities = Capabilities(characters: characters)
    var model = Model(frame: Specimen.frame(steps: 10), capabilities: capabilities)
    var seen: [GrayRaster.Glyphs] = []
    for _ in capabilities.glyphs {
      _ = model.handle(.key(.character("g")))
      seen.append(model.glyphs)
      #expect(model.notice?.text.contains(model.glyphs.title) == true)
    }
    #expect(Set(seen) == Set(capabilities.glyphs))
  }

  @Test(arguments: Repertoire.allCases)
  func nothingIsDrawnThatTheTerminalDoesNotHave(characters: Repertoire) {
    for glyphs in Capabilities(characters: characters).glyphs {
      for key in [Key.other, .character("i"), .character("d"), .character("?"), .tab] {
        var model = Model(
          frame: Specimen.inspected(), capabilities: Capabilities(characters: characters),
          glyphs: glyphs)
        _ = model.handle(.key(key))
        for cell in screen(model).cells { #expect(characters.contains(cell.scalar)) }
      }
    }
  }

  @Test func aThemeWithoutColourHasNoGreys() {
    var model = Model(frame: Specimen.frame(steps: 10), glyphs: .halfBlocks)
    func greys() -> Int {
      screen(model).cells.count { if case .grey = $0.style { true } else { false } }
    }
    #expect(model.theme == .dark && greys() > 0)
    _ = model.handle(.key(.character("t")))
    #expect(model.theme == .light && greys() > 0)
    #expect(model.notice?.text.contains("light") == true)
    _ = model.handle(.key(.character("t")))
    #expect(model.theme == .mono && greys() == 0)
    #expect("\(screen(model))".contains("█"))
  }

  @Test func whatIsChosenByHandIsKept() {
    var model = Model(frame: Specimen.frame(steps: 10), glyphs: .halfBlocks)
    #expect(model.preferences["theme"] == "auto" && model.preferences["glyphs"] == "auto")
    _ = model.handle(.key(.character("t")))
    _ = model.handle(.key(.character("g")))
    #expect(model.preferences["theme"] == "light" && model.preferences["glyphs"] == "braille")
    var next = Model(frame: Specimen.frame(steps: 10), glyphs: .halfBlocks)
    next.take(preferences: model.preferences)
    #expect(next.theme == .light && next.glyphs == .braille)
    next.take(preferences: ["theme": "auto", "glyphs": "auto"])
    #expect(next.theme == .dark && next.glyphs == .halfBlocks)
    next.take(preferences: ["theme": "pink", "glyphs": ""])
    #expect(next.theme == .dark && next.glyphs == .halfBlocks)
  }

  @Test func whatIsAskedForOnceIsNot() {
    var model = Model(frame: Specimen.frame(steps: 10), glyphs: .halfBlocks)
    model.show(theme: .mono, glyphs: .quadrants)
    #expect(model.theme == .mono && model.glyphs == .quadrants)
    #expect(model.preferences["theme"] == "auto" && model.preferences["glyphs"] == "auto")
    model.show(theme: nil, glyphs: nil)
    #expect(model.theme == .mono && model.glyphs == .quadrants)
  }

  @Test func whereThereAreNoColoursThereIsNoTheme() {
    var model = Model(
      frame: Specimen.frame(steps: 10), capabilities: Capabilities(unicode: true, greys: false))
    _ = model.handle(.key(.character("t")))
    #expect(model.theme == .dark)
    #expect(model.notice?.text == "this terminal has no colours")
  }
}
