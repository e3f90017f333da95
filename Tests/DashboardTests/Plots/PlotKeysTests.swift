import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

@Suite struct PlotKeysTests {
  private func press(_ model: inout Model, _ keys: Key...) {
    for key in keys { _ = model.handle(.key(key)) }
  }

  private func screen(_ model: Model, _ width: Int = 120, _ height: Int = 36) -> String {
    var canvas = Canvas(width: width, height: height)
    model.draw(on: &canvas)
    return "\(canvas)"
  }

  @Test func tabGoesToThePlotsAndThroughThem() {
    var model = Specimen.model()
    press(&model, .tab)
    #expect(screen(model).contains("▸ Loss") && screen(model).contains("─ Scores"))
    for plot in Plot.allCases.dropFirst() {
      press(&model, .tab)
      #expect(screen(model).contains("▸ \(plot.title)"))
      #expect(screen(model).contains("─ Loss"))
    }
    press(&model, .tab)
    #expect(screen(model).contains("▸ Loss"))
  }

  @Test func enterShowsThePlotInFrontAndElseTypes() {
    var model = Specimen.model()
    press(&model, .enter)
    #expect(model.focus.dialog == .typing(LineEditor()))
    press(&model, .escape, .tab, .tab, .enter)
    #expect(model.focus.dialog == nil && model.focus.panel == .wholePlot)
    #expect(screen(model).contains("▸ Scores") && !screen(model).contains("Hyperparameters"))
    press(&model, .down)
    #expect(screen(model).contains("▸ Accuracy of D"))
    press(&model, .enter)
    #expect(screen(model).contains("Hyperparameters"))
    // Choosing a setting gives Enter back to the settings.
    press(&model, .down, .enter)
    #expect(model.focus.dialog == .typing(LineEditor()))
  }

  @Test func inOnePlotsPlaceTabChangesIt() {
    var model = Specimen.model()
    #expect(screen(model, 40, 20).contains("─ Loss"))
    press(&model, .tab, .tab)
    #expect(screen(model, 40, 20).contains("▸ Scores"))
  }

  @Test func theCursorTellsTheValuesOfItsStep() throws {
    var model = Specimen.model()
    press(&model, .character("["))
    #expect(model.cursorStep == 12_430)
    press(&model, .character("["))
    let step = try #require(model.cursorStep)
    #expect(step < 12_430 && step > 12_200)
    let expected = Specimen.metrics(step)
    #expect(
      model.plots.cursor?.value(.metric(.generatorLoss)) == Double(expected[.generatorLoss]))
    #expect(screen(model).contains("@\(NumberText.grouped(step))"))
    let text = NumberText.fixed(Double(expected[.discriminatorLoss]), decimals: 3)
    #expect(screen(model).contains("D ━ \(text)"))
    press(&model, .escape)
    #expect(model.cursorStep == nil)
  }

  /// Far back the history knows stretches; the cursor stops at steps whose values it knows.
  @Test func everyStopHasExactValues() throws {
    var model = Specimen.model()
    press(&model, .character("["))
    var steps: [Int] = []
    for _ in 0..<150 {
      press(&model, .character("["))
      let step = try #require(model.cursorStep)
      steps.append(step)
      let value = model.plots.cursor?.value(.metric(.realScore))
      #expect(value == Double(Specimen.metrics(step)[.realScore]))
    }
    #expect(Set(steps).count > 60 && steps == steps.sorted(by: >))
    #expect((steps.last ?? .max) < 40)
    press(&model, .home)
    #expect((model.cursorStep ?? .max) < 40)
    for _ in 0..<20 { press(&model, .character("}")) }
    #expect(model.cursorStep == 12_430)
    press(&model, .home, .end)
    #expect(model.cursorStep == 12_430)
  }

  @Test func theCursorKeepsItsValuesWhileTheRunGoesOn() throws {
    var frame = Specimen.frame(steps: 300)
    var model = Model(frame: frame)
    press(&model, .character("["))
    for step in 300..<9000 {
      frame.snapshot.measurements.history.append(Specimen.metrics(step), step: step)
    }
    _ = model.handle(.frame(frame))
    #expect(model.cursorStep == 299)
    #expect(
      model.plots.cursor?.value(.metric(.fakeScore))
        == Double(Specimen.metrics(299)[.fakeScore]))
    frame.snapshot.measurements.history.branch(at: 100)
    _ = model.handle(.frame(frame))
    #expect(model.cursorStep == 100)
  }

  @Test func withoutStepsThereIsNoCursor() {
    var model = Specimen.model(steps: 0)
    press(&model, .character("["), .character("}"), .home, .end)
    #expect(model.cursorStep == nil && screen(model).contains("the curves come"))
  }

  @Test func zoomSmoothingAndScaleGoRound() {
    var model = Specimen.model()
    for word in ["last 10k", "last 1k", "last epoch", "full run"] {
      press(&model, .character("z"))
      #expect(screen(model).contains("curves of the \(word)"))
    }
    for word in ["EMA 0.999", "unsmoothed", "EMA 0.99:"] {
      press(&model, .character("e"))
      #expect(screen(model).contains(word))
    }
    press(&model, .character("l"))
    #expect(screen(model).contains("─ Loss · log"))
    press(&model, .character("l"))
    #expect(!screen(model).contains("─ Loss · log"))
  }

  @Test func fullScreenArrowsMoveTheCursorAndNoSetting() {
    var model = Specimen.model()
    press(&model, .tab, .enter)
    #expect(model.handle(.key(.left)) == nil)
    #expect(model.cursorStep != nil)
    press(&model, .escape, .escape)
    #expect(model.focus.panel != .wholePlot)
  }

  @Test func everyPlotDrawsAtEverySize() {
    let frame = Specimen.plotted
    for plot in Plot.allCases {
      for (columns, rows) in [(1, 1), (9, 4), (20, 6), (33, 11), (80, 24), (200, 60)] {
        for isWhole in [true, false] {
          for unicode in [true, false] {
            var model = Model(frame: frame, capabilities: Capabilities(unicode: unicode))
            model.plots.choose(plot)
            model.focus.panel = isWhole ? .wholePlot : .plot
            press(&model, .character("l"), .character("["), .character("{"))
            let text = screen(model, columns, rows)
            #expect(unicode || text.utf8.allSatisfy { $0 < 128 })
          }
        }
      }
    }
  }

  @Test func aFailureIsMarkedWhereItWas() {
    var frame = Specimen.frame(steps: 1000)
    var metrics = StepMetrics()
    metrics[.generatorLoss] = .infinity
    frame.snapshot.measurements.history.noteFailure(metrics, step: 500)
    let text = screen(Model(frame: frame)).split(separator: "\n")
    let columns = text[2].unicodeScalars.enumerated().filter { $0.element == "×" }.map(\.offset)
    // The plot is 53 columns wide, behind a frame and six columns of labels; it shows 1,024 steps.
    #expect(columns == [7 + 500 * 53 / 1024])
    #expect(!text[14].contains("×"))
  }
}
