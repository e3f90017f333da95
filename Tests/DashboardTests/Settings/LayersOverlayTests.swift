import GANEngine
import Testing

@testable import Dashboard

@Suite struct LayersOverlayTests {
  private func model(_ preset: String, _ columns: Int, _ rows: Int) throws -> Model {
    var frame = Specimen.frame()
    (frame.columns, frame.rows) = (columns, rows)
    frame.snapshot.settings.configuration = try #require(Preset.named(preset)).configuration
    return Model(frame: frame)
  }

  @Test(arguments: [(120, 36), (80, 24), (60, 20)])
  func layersAreNamedWithTheirCosts(columns: Int, rows: Int) throws {
    var model = try model("conv", columns, rows)
    model.type(":layers")
    model.hit(.enter)
    var seen = model.screen(columns, rows)
    for _ in 0..<40 {
      model.hit(.down)
      seen += model.screen(columns, rows)
    }
    // 16·256 + 256; 32·16·16 + 16 at 7×7 places of 32 channels.
    for words in ["generator", "discriminator", "4,352", "14×14×16", "8,208", "401,408", "in all"] {
      #expect(seen.contains(words), "\(words)")
    }
    model.hit(.character("c"))
    #expect(model.focus.dialog == nil)
    #expect(!model.screen(columns, rows).contains("mult.-adds"))
  }

  @Test func scrollingEndsWithTheLastLine() throws {
    var model = try model("conv", 80, 24)
    model.type(":layers")
    model.hit(.enter)
    for _ in 0..<100 { model.hit(.pageDown) }
    let end = model.screen(80, 24)
    #expect(end.contains("in all"))
    model.hit(.up)
    #expect(model.screen(80, 24) != end)
  }

  @Test func thePanelHasThemInAGroup() throws {
    let row = try #require(SettingRow.all.first { $0.label == "layers G" })
    #expect(row.group == .networks && row.group.title == "networks")
    #expect(try model("conv", 80, 24).text(row) == "16-256-1568-7×7×32-14×14×16-28×28×1")
    #expect(try model("balanced", 80, 24).text(row) == "16-256-512-1024-784")
  }

  @Test func anyScreenIsDrawn() throws {
    for columns in 1...30 {
      for rows in 1...8 {
        var model = try model("conv", columns, rows)
        model.type(":layers")
        model.hit(.enter, .down, .pageDown)
        _ = model.screen(columns, rows)
      }
    }
  }
}
