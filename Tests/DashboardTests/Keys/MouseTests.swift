import GANEngine
import Testing
import TextUI

@testable import Dashboard

@Suite struct MouseTests {
  private func model(_ columns: Int = 120, _ rows: Int = 36, on: Bool = true) -> Model {
    var frame = Specimen.frame(steps: 400)
    (frame.columns, frame.rows) = (columns, rows)
    var model = Model(frame: frame)
    if on { _ = model.handle(.key(.character("m"))) }
    return model
  }

  private func use(
    _ model: inout Model, _ action: Mouse.Action, in area: Rect
  ) -> Effect? {
    model.handle(.mouse(Mouse(action, x: area.x + area.width / 2, y: area.y + area.height / 2)))
  }

  private func wait(_ model: inout Model, seconds: Double) {
    var frame = model.frame
    frame.now += seconds
    _ = model.handle(.frame(frame))
  }

  private let layout = Layout(columns: 120, rows: 36)

  @Test func itIsOffUntilAskedFor() {
    var model = model(on: false)
    #expect(!model.usesMouse)
    #expect(use(&model, .press, in: layout.samples) == nil)
    #expect(model.inspected == nil)
    _ = model.handle(.key(.character("m")))
    #expect(model.usesMouse)
    #expect(model.notice?.text.contains("Shift") == true)
    _ = model.handle(.key(.character("m")))
    #expect(!model.usesMouse)
  }

  @Test func aClickChoosesThePlot() {
    var model = model()
    _ = use(&model, .press, in: layout.scores)
    #expect(
      model.plots.chosen == .scores && model.focus.panel.isPlot && model.focus.panel != .wholePlot)
    _ = use(&model, .press, in: layout.losses)
    #expect(model.plots.chosen == .losses && model.focus.panel != .wholePlot)
  }

  @Test func asDoubleClickThePlotIsLargeAndALaterClickLeaves() {
    var model = model()
    _ = use(&model, .press, in: layout.losses)
    _ = use(&model, .press, in: layout.losses)
    #expect(model.focus.panel == .wholePlot)
    // A third press in haste does not undo it.
    _ = use(&model, .press, in: layout.body)
    #expect(model.focus.panel == .wholePlot)
    wait(&model, seconds: 1)
    _ = use(&model, .press, in: layout.body)
    #expect(model.focus.panel != .wholePlot)
  }

  @Test func theWheelZoomsAsFarAsItGoes() {
    var model = model()
    _ = use(&model, .wheelUp, in: layout.losses)
    #expect(model.plots.zoom == .tenThousand)
    for _ in 0..<9 { _ = use(&model, .wheelUp, in: layout.scores) }
    #expect(model.plots.zoom == .epoch)
    for _ in 0..<9 { _ = use(&model, .wheelDown, in: layout.losses) }
    #expect(model.plots.zoom == .full)
  }

  @Test(arguments: [(120, 36), (80, 24)]) func aClickChoosesTheSettingUnderIt(
    columns: Int, rows: Int
  ) {
    var model = model(columns, rows)
    let area = Layout(columns: columns, rows: rows).hyperparameters
    for y in area.y..<area.bottom {
      let before = model.selected
      guard case .settings(let row) = model.target(x: area.x + 5, y: y) else {
        Issue.record("no settings in row \(y)")
        continue
      }
      var canvas = Canvas(width: columns, height: rows)
      _ = model.handle(.mouse(Mouse(.press, x: area.x + 5, y: y)))
      #expect(model.selected == row ?? before)
      guard row != nil else { continue }
      model.draw(on: &canvas)
      #expect("\(canvas)".contains("▸ \(model.row.label)"))
    }
  }

  @Test func theWheelScrollsSettingsToTheirEnds() {
    var model = model()
    _ = use(&model, .wheelUp, in: layout.hyperparameters)
    #expect(model.selected == 0)
    for _ in 0..<SettingRow.all.count + 5 {
      _ = use(&model, .wheelDown, in: layout.hyperparameters)
    }
    #expect(model.selected == SettingRow.all.count - 1)
  }

  @Test func aClickInspectsTheDigitUnderIt() throws {
    var model = model()
    for place in model.sheet.places.prefix(5) {
      #expect(use(&model, .press, in: place.area) == .send(.inspect(place.index)))
      #expect(model.inspected == place.index)
    }
    let last = try #require(model.sheet.places.first { $0.index == model.inspected })
    #expect(use(&model, .press, in: last.area) == .send(.inspect(nil)))
    #expect(model.inspected == nil)
  }

  @Test func theWheelMakesDigitsLargerAndSmaller() throws {
    var model = model()
    let usual = try #require(model.sheet.places.first).area.width
    _ = use(&model, .wheelUp, in: layout.samples)
    let large = try #require(model.sheet.places.first).area.width
    for _ in 0..<2 { _ = use(&model, .wheelDown, in: layout.samples) }
    let small = try #require(model.sheet.places.first).area.width
    #expect(small < usual && usual < large)
  }

  @Test(arguments: LayoutPreset.allCases) func everyPlotInSightCanBeChosen(preset: LayoutPreset) {
    var fresh = model()
    _ = fresh.choose(preset)
    let seen = Set(
      (0..<36).flatMap { y in
        (0..<120).compactMap { x in
          if case .plot(let plot) = fresh.target(x: x, y: y) { plot } else { nil }
        }
      })
    var canvas = Canvas(width: 120, height: 36)
    fresh.draw(on: &canvas)
    for plot in Plot.allCases {
      #expect("\(canvas)".contains("─ \(plot.title) ") == seen.contains(plot), "\(plot)")
    }
  }

  @Test func aDigitUnderTheGlassCoversWhatIsBelow() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (20, 6)] {
      var model = model(columns, rows)
      _ = model.handle(.key(.character("i")))
      let closeup = Layout(columns: columns, rows: rows).closeup
      for x in closeup.x..<closeup.right {
        for y in closeup.y..<closeup.bottom { #expect(model.target(x: x, y: y) == .nothing) }
      }
    }
  }

  @Test func clicksDoNotAnswerQuestions() {
    var model = model()
    _ = model.handle(.key(.character("q")))
    for x in 0..<120 { #expect(model.handle(.mouse(Mouse(.press, x: x, y: 18))) == nil) }
    #expect(model.focus.dialog == .quitting)
  }

  @Test func helpIsScrolledAndClosed() {
    var model = model()
    _ = model.handle(.key(.character("?")))
    _ = use(&model, .wheelDown, in: layout.body)
    #expect(model.focus.dialog == .help(scroll: 1))
    _ = use(&model, .wheelUp, in: layout.body)
    #expect(model.focus.dialog == .help(scroll: 0))
    _ = use(&model, .press, in: layout.body)
    #expect(model.focus.dialog == nil)
  }

  @Test(arguments: [(1, 1), (20, 6), (40, 12), (59, 17), (80, 24), (120, 36), (400, 120)])
  func anyPlaceOnAnyScreenWill(columns: Int, rows: Int) {
    let fresh = model(columns, rows)
    let xs = [Int.min, -1, 0, 1, columns / 3, columns / 2, columns - 1, columns, 100_000, .max]
    let ys = [Int.min, -1, 0, 1, rows / 3, rows / 2, rows - 1, rows, 100_000, .max]
    for key in [Key.other, .tab, .enter, .character("d"), .character("i"), .character("?")] {
      var model = fresh
      _ = model.handle(.key(key))
      for x in xs {
        for y in ys {
          for action in [Mouse.Action.press, .wheelUp, .wheelDown] {
            _ = model.handle(.mouse(Mouse(action, x: x, y: y)))
          }
          var canvas = Canvas(width: columns, height: rows)
          if x == y { model.draw(on: &canvas) }
        }
      }
    }
  }
}
