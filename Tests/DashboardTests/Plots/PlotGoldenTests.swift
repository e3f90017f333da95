import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

/// Every plot, as looked at and approved.
@Suite struct PlotGoldenTests {
  private func draw(_ model: Model, _ plot: Plot, _ width: Int = 60, _ height: Int = 11) -> String {
    var canvas = Canvas(width: width, height: height)
    model.plotPanel(plot).draw(in: canvas.bounds, on: &canvas)
    return canvas.trimmed
  }

  @Test(arguments: Plot.allCases) func panel(plot: Plot) {
    let picture = draw(Model(frame: Specimen.plotted), plot)
    #expect(picture == PlotGolden.panels[plot.rawValue], "\n\(picture)")
  }

  @Test func logarithmicUnsmoothedWithACursor() {
    var model = Model(frame: Specimen.plotted)
    for key in ["l", "e", "e", "[", "{"] as [Unicode.Scalar] {
      _ = model.handle(.key(.character(key)))
    }
    let picture = draw(model, .losses)
    #expect(picture == PlotGolden.logarithmic, "\n\(picture)")
  }

  @Test func theNewestThousand() {
    var model = Model(frame: Specimen.plotted)
    for key in ["z", "z"] as [Unicode.Scalar] { _ = model.handle(.key(.character(key))) }
    let picture = draw(model, .losses)
    #expect(picture == PlotGolden.newest, "\n\(picture)")
  }

  @Test func wholeScreen() {
    var model = Model(frame: Specimen.plotted)
    for key in [.tab, .tab, .enter, .character("["), .character("{")] as [Key] {
      _ = model.handle(.key(key))
    }
    var canvas = Canvas(width: 80, height: 24)
    model.draw(on: &canvas)
    let picture = canvas.trimmed
    #expect(picture == PlotGolden.whole, "\n\(picture)")
  }

  @Test func ascii() {
    let model = Model(frame: Specimen.plotted, capabilities: Capabilities(unicode: false))
    var canvas = Canvas(width: 60, height: 11)
    model.plotPanel(.losses).draw(in: canvas.bounds, on: &canvas)
    canvas.foldToASCII()
    #expect(canvas.trimmed == PlotGolden.ascii, "\n\(canvas.trimmed)")
  }
}
