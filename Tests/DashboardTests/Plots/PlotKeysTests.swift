import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

@Suite struct PlotKeysTests {
  @Test func tabGoesToThePlotsAndThroughThem() {
    var model = Specimen.model()
    model.hit(.tab)
    #expect(model.screen().contains("▸ Loss") && model.screen().contains("─ Scores"))
    for plot in Plot.allCases.dropFirst() {
      model.hit(.tab)
      #expect(model.screen().contains("▸ \(plot.title)"))
      #expect(model.screen().contains("─ Loss"))
    }
    model.hit(.tab)
    #expect(model.screen().contains("▸ Loss"))
  }

  @Test func enterShowsThePlotInFrontAndElseTypes() {
    var model = Specimen.model()
    model.hit(.enter)
    #expect(model.focus.dialog == .typing(LineEditor()))
    model.hit(.escape, .tab, .tab, .enter)
    #expect(model.focus.dialog == nil && model.focus.panel == .wholePlot)
    #expect(model.screen().contains("▸ Scores") && !model.screen().contains("Hyperparameters"))
    model.hit(.down)
    #expect(model.screen().contains("▸ Accuracy of D"))
    model.hit(.enter)
    #expect(model.screen().contains("Hyperparameters"))
    // Choosing a setting gives Enter back to the settings.
    model.hit(.down, .enter)
    #expect(model.focus.dialog == .typing(LineEditor()))
  }

  @Test func inOnePlotsPlaceTabChangesIt() {
    var model = Specimen.model()
    #expect(model.screen(40, 20).contains("─ Loss"))
    model.hit(.tab, .tab)
    #expect(model.screen(40, 20).contains("▸ Scores"))
  }

  @Test func theCursorTellsTheValuesOfItsStep() throws {
    var model = Specimen.model()
    model.hit(.character("["))
    #expect(model.cursorStep == 12_430)
    model.hit(.character("["))
    let step = try #require(model.cursorStep)
    #expect(step < 12_430 && step > 12_200)
    let expected = Specimen.metrics(step)
    #expect(
      model.plots.cursor?.value(.metric(.generatorLoss)) == Double(expected[.generatorLoss]))
    #expect(model.screen().contains("@\(NumberText.grouped(step))"))
    let text = NumberText.fixed(Double(expected[.discriminatorLoss]), decimals: 3)
    #expect(model.screen().contains("D ━ \(text)"))
    model.hit(.escape)
    #expect(model.cursorStep == nil)
  }

  /// Far back the history knows stretches; the cursor stops at steps whose values it knows.
  @Test func everyStopHasExactValues() throws {
    var model = Specimen.model()
    model.hit(.character("["))
    var steps: [Int] = []
    for _ in 0..<150 {
      model.hit(.character("["))
      let step = try #require(model.cursorStep)
      steps.append(step)
      let value = model.plots.cursor?.value(.metric(.realScore))
      #expect(value == Double(Specimen.metrics(step)[.realScore]))
    }
    #expect(Set(steps).count > 60 && steps == steps.sorted(by: >))
    #expect((steps.last ?? .max) < 40)
    model.hit(.home)
    #expect((model.cursorStep ?? .max) < 40)
    for _ in 0..<20 { model.hit(.character("}")) }
    #expect(model.cursorStep == 12_430)
    model.hit(.home, .end)
    #expect(model.cursorStep == 12_430)
  }

  @Test func theCursorKeepsItsValuesWhileTheRunGoesOn() throws {
    var frame = Specimen.frame(steps: 300)
    var model = Model(frame: frame)
    model.hit(.character("["))
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
    model.hit(.character("["), .character("}"), .home, .end)
    #expect(model.cursorStep == nil && model.screen().contains("the curves come"))
  }

  @Test func zoomSmoothingAndScaleGoRound() {
    var model = Specimen.model()
    for word in ["last 10k", "last 1k", "last epoch", "full run"] {
      model.hit(.character("z"))
      #expect(model.screen().contains("curves of the \(word)"))
    }
    for word in ["EMA 0.999", "unsmoothed", "EMA 0.99:"] {
      model.hit(.character("e"))
      #expect(model.screen().contains(word))
    }
    model.hit(.character("l"))
    #expect(model.screen().contains("─ Loss · log"))
    model.hit(.character("l"))
    #expect(!model.screen().contains("─ Loss · log"))
  }

  @Test func fullScreenArrowsMoveTheCursorAndNoSetting() {
    var model = Specimen.model()
    model.hit(.tab, .enter)
    #expect(model.handle(.key(.left)) == nil)
    #expect(model.cursorStep != nil)
    model.hit(.escape, .escape)
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
            model.hit(.character("l"), .character("["), .character("{"))
            let text = model.screen(columns, rows)
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
    let text = Model(frame: frame).screen().split(separator: "\n")
    let columns = text[2].unicodeScalars.enumerated().filter { $0.element == "×" }.map(\.offset)
    // The plot is 53 columns wide, behind a frame and six columns of labels; it shows 1,024 steps.
    #expect(columns == [7 + 500 * 53 / 1024])
    #expect(!text[14].contains("×"))
  }
}
