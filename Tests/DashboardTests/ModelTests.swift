import GANEngine
import Testing
import TextUI

@testable import Dashboard

@Suite struct ModelTests {
  private func press(_ model: inout Model, _ keys: Key...) -> [Effect] {
    keys.compactMap { model.handle(.key($0)) }
  }

  private func choose(_ parameter: Hyperparameter, _ model: inout Model) {
    for _ in SettingRow.all where model.row.parameter != parameter { _ = press(&model, .down) }
  }

  private func type(_ model: inout Model, _ text: String) -> Effect? {
    for scalar in text.unicodeScalars { _ = model.handle(.key(.character(scalar))) }
    return model.handle(.key(.enter))
  }

  private func screen(_ model: Model, _ width: Int = 120, _ height: Int = 36) -> String {
    var canvas = Canvas(width: width, height: height)
    model.draw(on: &canvas)
    return "\(canvas)"
  }

  @Test func anAlertRingsOnceAndOneOfEarlierDaysDoesNot() {
    var frame = Specimen.frame()
    frame.snapshot.startTime = frame.now - 100
    var model = Model(frame: frame)
    let alert = RunEvent.Kind.alert(.modeCollapse, "no 3")
    for age in [200.0, 50, 1] {
      frame.snapshot.events.append(RunEvent(step: 9, time: frame.now - age, kind: alert))
      _ = model.handle(.frame(frame))
    }
    #expect(model.alarms == 1 && model.notice?.text == "no 3")
    _ = model.handle(.frame(frame))
    #expect(model.alarms == 1)
  }

  @Test func spacePausesAndResumes() {
    var model = Specimen.model()
    #expect(press(&model, .character(" ")) == [.send(.pause)])
    // The session has not answered yet; the key already means the opposite.
    #expect(press(&model, .character(" ")) == [.send(.resume)])
    var paused = Specimen.model(state: .paused)
    #expect(press(&paused, .character(" ")) == [.send(.resume)])
  }

  @Test func plainCommands() {
    var model = Specimen.model()
    #expect(press(&model, .character(".")) == [.send(.step(count: 1))])
    #expect(press(&model, .character("s")) == [.send(.save)])
    #expect(press(&model, .character("r")) == [.send(.newLatents)])
  }

  @Test func aFinishedRunTakesNoSteps() {
    var model = Specimen.model(state: .finished)
    #expect(press(&model, .character(" "), .character(".")).isEmpty)
    #expect(press(&model, .character("q")) == [.quit(saving: false)])
  }

  @Test func arrowsChangeTheChosenValue() {
    var model = Specimen.model()
    #expect(press(&model, .right) == [.send(.set(.generatorLearningRate, to: 2.5e-4))])
    #expect(press(&model, .left, .left).last == .send(.set(.generatorLearningRate, to: 1.6e-4)))
    choose(.beta1, &model)
    #expect(press(&model, .right) == [.send(.set(.beta1, to: 0.55))])
    choose(.emaDecay, &model)
    #expect(press(&model, .left) == [.send(.set(.emaDecay, to: 0.998))])
  }

  @Test func arrowsGoThroughNamesAndStopAtTheLast() {
    var model = Specimen.model()
    choose(.generatorOptimizer, &model)
    #expect(
      press(&model, .right, .right, .right) == [
        .send(.set(.generatorOptimizer, to: 1)), .send(.set(.generatorOptimizer, to: 2)),
      ])
    #expect(screen(model).contains("optimizer G is at its last, rmsprop"))
    #expect(screen(model).contains("optimizer G     rmsprop"))
    choose(.r1, &model)
    #expect(screen(model).contains("R1 γ            off "))
    #expect(press(&model, .right) == [.send(.set(.r1, to: 0.01))])
    #expect(screen(model).contains("R1 γ            0.01 "))
  }

  @Test func namesMayBeTyped() {
    var model = Specimen.model()
    choose(.loss, &model)
    _ = press(&model, .enter)
    #expect(screen(model).contains("loss takes nonSaturating, minimax, leastSquares, hinge"))
    #expect(screen(model, 80, 24).contains("hinge · wasserstein · relativistic"))
    #expect(type(&model, "hin") == .send(.set(.loss, to: 3)))
    #expect(screen(model).contains("loss nonSaturating → hinge"))
    _ = press(&model, .enter)
    #expect(type(&model, "gan") == nil)
    #expect(
      screen(model).contains(
        "“gan” is no choice: loss takes nonSaturating, minimax, leastSquares, hinge, wasserstein"))
    choose(.schedule, &model)
    _ = press(&model, .enter)
    #expect(type(&model, "c") == nil)
    #expect(screen(model).contains("“c” is short for constant and cosine"))
  }

  @Test func rowsSayWhenTheyApply() {
    var model = Specimen.model()
    #expect(screen(model).contains("lr G            2.00e-4       now"))
    #expect(screen(model).contains("generator"))
    // All rows come into sight, under the heading of their group.
    var seen = ""
    for _ in SettingRow.all {
      seen += screen(model)
      _ = press(&model, .down)
    }
    for group in Hyperparameter.Group.allCases { #expect(seen.contains("│ \(group.title) ")) }
    for row in SettingRow.all { #expect(seen.contains("   \(row.label) "), "\(row.label)") }
    #expect(seen.contains("layers G 100-256-512-1024-784 restart"))
    #expect(seen.contains("batch           128           restart"))
    #expect(seen.contains("↑↓ \(SettingRow.all.count)/\(SettingRow.all.count)"))
  }

  @Test func fixedRowsSayHowToChangeThem() {
    var model = Specimen.model()
    let index = SettingRow.all.firstIndex { $0.label == "batch" } ?? 0
    for _ in 0..<index { _ = press(&model, .down) }
    #expect(screen(model).contains("batch: real images a step (128)"))
    for key in [Key.left, .right, .enter] {
      #expect(press(&model, key).isEmpty)
      #expect(screen(model).contains("batch is fixed; restart with --set run.batch=…"))
    }
  }

  @Test func pagesGoByGroup() {
    var model = Specimen.model()
    for group in ["discriminator", "loss", "regularisation", "run", "generator"] {
      _ = press(&model, .pageDown)
      #expect(screen(model, 80, 24).contains(" \(group) "))
    }
    _ = press(&model, .down, .down, .pageUp)
    #expect(screen(model).contains("↑↓  1/"))
    _ = press(&model, .pageUp)
    #expect(screen(model, 80, 24).contains(" run "))
  }

  @Test func aRefusedChangeIsTakenBack() {
    var model = Specimen.model()
    choose(.gradientPenalty, &model)
    _ = press(&model, .right)
    #expect(screen(model).contains("WGAN-GP λ       0.01"))
    var frame = Specimen.frame()
    frame.snapshot.events.append(
      RunEvent(
        step: 12_431, time: frame.now,
        kind: .refused(.gradientPenalty, to: 0.01, reason: "D has batch norm")))
    _ = model.handle(.frame(frame))
    #expect(screen(model).contains("refused WGAN-GP λ 0.01: D has batch norm"))
    #expect(screen(model).contains("WGAN-GP λ       off "))
    #expect(press(&model, .character("u")).isEmpty)
  }

  @Test func longWarningsAreReadableWhole() {
    var frame = Specimen.frame()
    let words =
      "clipping weights makes little sense with this loss; try --set loss.kind=wasserstein"
    frame.snapshot.events.append(RunEvent(step: 3, time: frame.now, kind: .caution(words)))
    let text = screen(Model(frame: frame))
    #expect(text.contains(words))
    for word in ["clipping weights", "--set", "loss.kind=wasserstein"] {
      #expect(text.split(separator: "Events").last?.contains(word) == true)
    }
  }

  @Test func labelledSamplesHaveARowADigit() {
    let frame = Specimen.labelledFrame
    var canvas = Canvas(width: 160, height: 70)
    Model(frame: frame).draw(on: &canvas)
    let edge = Layout(columns: 160, rows: 70).samples.x + 1
    let names = (0..<70).compactMap { Int(String(canvas[edge, $0].scalar)) }
    #expect(names == Array(0...9))
    #expect(screen(Model(frame: frame), 80, 24).contains("#:.*"))
  }

  @Test func theEndOfTheRangeIsSaid() {
    var model = Specimen.model()
    choose(.generatorSteps, &model)
    #expect(press(&model, .left, .left) == [.send(.set(.generatorSteps, to: 0))])
    #expect(screen(model).contains("G steps is at its smallest, 0"))
  }

  @Test func undoGoesBackStepByStep() {
    var model = Specimen.model()
    _ = press(&model, .right, .right)
    #expect(
      press(&model, .character("u"), .character("u"), .character("u")) == [
        .send(.set(.generatorLearningRate, to: 2.5e-4)),
        .send(.set(.generatorLearningRate, to: 2e-4)),
      ])
    #expect(screen(model).contains("nothing to undo"))
  }

  @Test func typingSetsAnExactValue() {
    var model = Specimen.model()
    _ = press(&model, .enter)
    #expect(type(&model, "3e-4") == .send(.set(.generatorLearningRate, to: 3e-4)))
    #expect(screen(model).contains("lr G 2.00e-4 → 3.00e-4"))
  }

  @Test(arguments: [
    ("abc", "“abc” is not a number: lr G takes 0 to 1, stays 2.00e-4"),
    ("2", "“2” is out of range: lr G takes 0 to 1, stays 2.00e-4"),
    ("-1e-4", "“-1e-4” is out of range: lr G takes 0 to 1, stays 2.00e-4"),
    ("nan", "“nan” is not a number: lr G takes 0 to 1, stays 2.00e-4"),
    ("1e999", "“1e999” is not a number: lr G takes 0 to 1, stays 2.00e-4"),
    ("q", "“q” is not a number: lr G takes 0 to 1, stays 2.00e-4"),
    ("", "lr G stays 2.00e-4"),
  ])
  func badInputIsNamedAndChangesNothing(typed: String, message: String) {
    var model = Specimen.model()
    _ = press(&model, .enter)
    #expect(type(&model, typed) == nil)
    #expect(screen(model).contains(message))
    #expect(screen(model).contains("lr G            2.00e-4"))
  }

  @Test func countsTakeWholeNumbersOnly() {
    var model = Specimen.model()
    choose(.discriminatorSteps, &model)
    _ = press(&model, .enter)
    #expect(type(&model, "2.5") == nil)
    #expect(screen(model).contains("not a whole number"))
  }

  @Test func escapeLeavesTheValue() {
    var model = Specimen.model()
    _ = press(&model, .enter, .character("9"), .backspace, .escape)
    #expect(screen(model).contains("lr G stays 2.00e-4"))
    #expect(press(&model, .character("s")) == [.send(.save)])
  }

  @Test(
    arguments: [
      (.character("s"), true), (.enter, true), (.character("d"), false),
    ] as [(Key, Bool)])
  func quitAsksFirst(answer: Key, saving: Bool) {
    for key in [Key.character("q"), .interrupt] {
      var model = Specimen.model()
      #expect(press(&model, key).isEmpty)
      #expect(screen(model).contains("s Save   d Discard   c Cancel"))
      #expect(press(&model, answer) == [.quit(saving: saving)])
    }
  }

  @Test(arguments: [Key.character("c"), .escape])
  func quitCanBeCancelled(answer: Key) {
    var model = Specimen.model()
    #expect(press(&model, .character("q"), .character("x"), .up, .interrupt, answer).isEmpty)
    #expect(!screen(model).contains("Discard"))
    #expect(press(&model, .character("s")) == [.send(.save)])
  }

  @Test func aSaveIsAnsweredWithItsPath() {
    var model = Specimen.model()
    _ = press(&model, .character("s"))
    #expect(screen(model).contains("saving…"))
    var frame = Specimen.frame()
    frame.snapshot.events.append(
      RunEvent(
        step: 12_431, time: frame.now, kind: .save(path: "runs/a/step-1.safetensors", weights: "")))
    _ = model.handle(.frame(frame))
    #expect(screen(model).contains("saved runs/a/step-1.safetensors"))
    frame.now += 60
    _ = model.handle(.frame(frame))
    #expect(screen(model).contains("saved 1:00 ago"))
  }

  @Test func aValueAskedForShowsBeforeItIsConfirmed() {
    var model = Specimen.model()
    _ = press(&model, .right)
    #expect(screen(model).contains("lr G            2.50e-4"))
    #expect(screen(model).contains("now    …"))
    var frame = Specimen.frame()
    frame.snapshot.hyperparameters[.generatorLearningRate] = 2.5e-4
    _ = model.handle(.frame(frame))
    #expect(screen(model).contains("now    ↩u"))
  }

  @Test func noticesGo() {
    var model = Specimen.model()
    _ = press(&model, .character("X"))
    #expect(screen(model).contains("X does nothing"))
    var frame = Specimen.frame()
    frame.now += 10
    _ = model.handle(.frame(frame))
    #expect(!screen(model).contains("X does nothing"))
  }

  @Test func helpOpensScrollsAndCloses() {
    var frame = Specimen.frame()
    (frame.columns, frame.rows) = (40, 8)
    var model = Model(frame: frame)
    _ = press(&model, .character("?"))
    #expect(screen(model, 40, 8).contains("one step, then pause"))
    for _ in 0..<20 { _ = press(&model, .pageDown) }
    #expect(screen(model, 40, 8).contains("fg returns."))
    _ = press(&model, .up, .character("q"))
    #expect(!screen(model, 40, 8).contains("fg returns."))
  }

  @Test func helpTurnsItsPages() {
    var frame = Specimen.frame()
    (frame.columns, frame.rows) = (80, 24)
    var model = Model(frame: frame)
    _ = press(&model, .character("?"))
    var pages = [screen(model, 80, 24)]
    for _ in 0..<HelpOverlay.lastScroll(columns: 80, rows: 24) {
      _ = press(&model, .down)
      pages.append(screen(model, 80, 24))
    }
    #expect(Set(pages).count == pages.count && pages.count > 1)
    #expect(pages.last?.contains("Help \(pages.count)/\(pages.count)") == true)
    for words in ["one step, then pause", "save a checkpoint now", "latent explorer", "fg returns"]
    {
      #expect(pages.count { $0.contains(words) } == 1, "\(words)")
    }
    _ = press(&model, .pageUp)
    #expect(screen(model, 80, 24) == pages[0])
  }

  @Test func glyphsGoRound() {
    var model = Specimen.model()
    let ramp = screen(model, 80, 24)
    _ = press(&model, .character("g"))
    #expect(screen(model).contains("▀"))
    _ = press(&model, .character("g"), .character("g"))
    #expect(screen(model).contains("▛"))
    _ = press(&model, .character("g"))
    var frame = Specimen.frame()
    frame.now += 10
    _ = model.handle(.frame(frame))
    var expected = Specimen.model()
    _ = expected.handle(.frame(frame))
    #expect(screen(model, 80, 24) == screen(expected, 80, 24))
    #expect(ramp.contains("@"))
  }

  @Test func withoutUTF8EverythingIsASCII() {
    for (width, height) in [(120, 36), (80, 24), (20, 6)] {
      for keys in [
        [Key.character("?")], [.character("q")], [.enter], [.character("g")], [.character("d")],
        [.character("i"), .right], [.character("x"), .enter, .right, .enter], [.character("v")],
        [.character("x"), .right], [],
      ] {
        var model = Model(
          frame: Specimen.inspected(), capabilities: Capabilities(unicode: false, greys: false))
        for key in keys { _ = model.handle(.key(key)) }
        #expect(screen(model, width, height).utf8.allSatisfy { $0 < 128 })
        #expect(!screen(model, width, height).contains("??"))
      }
    }
  }

  @Test func everySizeDrawsAndQuits() {
    let fresh = Specimen.model(steps: 300)
    for columns in stride(from: 1, through: 200, by: 11) {
      for rows in stride(from: 1, through: 60, by: 5) {
        var model = fresh
        for key in [
          Key.character("i"), .down, .escape, .character("v"), .character("+"), .character("-"),
          .character("-"), .character("x"), .enter, .right, .enter, .right, .escape,
          .character("d"), .character("?"), .escape, .enter,
          .escape, .character("q"),
        ] {
          _ = screen(model, columns, rows)
          _ = model.handle(.key(key))
        }
        _ = screen(model, columns, rows)
        #expect(press(&model, .character("d")) == [.quit(saving: false)])
      }
    }
  }

  @Test func numbersThatAreNoneDoNoHarm() {
    var frame = Specimen.frame(steps: 300, state: .diverged(step: 300))
    var metrics = StepMetrics()
    for metric in Metric.allCases { metrics[metric] = .nan }
    frame.snapshot.metrics = metrics
    frame.snapshot.history.append(metrics, step: 300)
    frame.snapshot.stepsPerSecond = .infinity
    frame.snapshot.stepsPerEpoch = 0
    frame.snapshot.totalSteps = .max
    frame.now = .nan
    let text = screen(Model(frame: frame))
    #expect(text.contains("DIVERGED"))
    #expect(text.contains("×"))
  }

  @Test func theGuideNamesNumbersOfTheLossInForceOnly() {
    var frame = Specimen.frame(steps: 300)
    #expect(screen(Model(frame: frame)).contains("even match: D 1.39, G 0.69,"))
    frame.snapshot.hyperparameters[.loss] = 3
    #expect(!screen(Model(frame: frame)).contains("1.39, G"))
  }

  @Test func embeddedDigitsSayHowToGetMNIST() {
    var frame = Specimen.frame(steps: 300)
    frame.info.dataName = "digits"
    frame.info.dataHint = "MNIST: --data DIR"
    #expect(screen(Model(frame: frame), 120, 36).contains("MNIST: --data DIR"))
    #expect(screen(Model(frame: frame), 80, 24).contains("MNIST: --data DIR"))
  }

  @Test func preparationTakesThePlaceOfTheState() {
    var frame = Specimen.frame(steps: 0, state: .paused)
    frame.info.preparation = "reading MNIST"
    frame.snapshot.samples = SampleImages(pixels: [], height: 28, width: 28)
    frame.snapshot.events = []
    let text = screen(Model(frame: frame))
    #expect(text.contains("reading MNIST"))
    #expect(!text.contains("PAUSED"))
  }
}
