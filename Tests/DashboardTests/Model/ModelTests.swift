import GANEngine
import Testing
import TextUI

@testable import Dashboard

@Suite struct ModelTests {
  @Test func anAlertRingsOnceAndOneOfEarlierDaysDoesNot() {
    var frame = Specimen.frame()
    frame.snapshot.progress.startTime = frame.now - 100
    var model = Model(frame: frame)
    let alert = RunEvent.Kind.alert(.modeCollapse, "no 3")
    for age in [200.0, 50, 1] {
      frame.snapshot.journal.events.append(RunEvent(step: 9, time: frame.now - age, kind: alert))
      _ = model.handle(.frame(frame))
    }
    #expect(model.alarms == 1 && model.notice?.text == "no 3")
    _ = model.handle(.frame(frame))
    #expect(model.alarms == 1)
  }

  @Test func spacePausesAndResumes() {
    var model = Specimen.model()
    #expect(model.hit(.character(" ")) == [.send(.pause)])
    // The session has not answered yet; the key already means the opposite.
    #expect(model.hit(.character(" ")) == [.send(.resume)])
    var paused = Specimen.model(state: .paused)
    #expect(paused.hit(.character(" ")) == [.send(.resume)])
  }

  @Test func plainCommands() {
    var model = Specimen.model()
    #expect(model.hit(.character(".")) == [.send(.step(count: 1))])
    #expect(model.hit(.character("s")) == [.send(.save)])
    #expect(model.hit(.character("r")) == [.send(.newLatents)])
  }

  @Test func aFinishedRunTakesNoSteps() {
    var model = Specimen.model(state: .finished)
    #expect(model.hit(.character(" "), .character(".")).isEmpty)
    #expect(model.hit(.character("q")) == [.quit(saving: false)])
  }

  @Test func longWarningsAreReadableWhole() {
    var frame = Specimen.frame()
    let words =
      "clipping weights makes little sense with this loss; try --set loss.kind=wasserstein"
    frame.snapshot.journal.events.append(RunEvent(step: 3, time: frame.now, kind: .caution(words)))
    let text = Model(frame: frame).screen()
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
    #expect(Model(frame: frame).screen(80, 24).contains("#:.*"))
  }

  @Test(
    arguments: [
      (.character("s"), true), (.enter, true), (.character("d"), false),
    ] as [(Key, Bool)])
  func quitAsksFirst(answer: Key, saving: Bool) {
    for key in [Key.character("q"), .interrupt] {
      var model = Specimen.model()
      #expect(model.hit(key).isEmpty)
      #expect(model.screen().contains("s Save   d Discard   c Cancel"))
      #expect(model.hit(answer) == [.quit(saving: saving)])
    }
  }

  @Test(arguments: [Key.character("c"), .escape])
  func quitCanBeCancelled(answer: Key) {
    var model = Specimen.model()
    #expect(model.hit(.character("q"), .character("x"), .up, .interrupt, answer).isEmpty)
    #expect(!model.screen().contains("Discard"))
    #expect(model.hit(.character("s")) == [.send(.save)])
  }

  @Test func aSaveIsAnsweredWithItsPath() {
    var model = Specimen.model()
    model.hit(.character("s"))
    #expect(model.screen().contains("saving…"))
    var frame = Specimen.frame()
    frame.snapshot.journal.events.append(
      RunEvent(
        step: 12_431, time: frame.now, kind: .save(path: "runs/a/step-1.safetensors", weights: "")))
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("saved runs/a/step-1.safetensors"))
    frame.now += 60
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("saved 1:00 ago"))
  }

  @Test func noticesGo() {
    var model = Specimen.model()
    model.hit(.character("X"))
    #expect(model.screen().contains("X does nothing"))
    var frame = Specimen.frame()
    frame.now += 10
    _ = model.handle(.frame(frame))
    #expect(!model.screen().contains("X does nothing"))
  }

  @Test func glyphsGoRound() {
    var model = Specimen.model()
    let ramp = model.screen(80, 24)
    model.hit(.character("g"))
    #expect(model.screen().contains("▀"))
    model.hit(.character("g"), .character("g"))
    #expect(model.screen().contains("▛"))
    model.hit(.character("g"))
    var frame = Specimen.frame()
    frame.now += 10
    _ = model.handle(.frame(frame))
    var expected = Specimen.model()
    _ = expected.handle(.frame(frame))
    #expect(model.screen(80, 24) == expected.screen(80, 24))
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
        #expect(model.screen(width, height).utf8.allSatisfy { $0 < 128 })
        #expect(!model.screen(width, height).contains("??"))
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
          _ = model.screen(columns, rows)
          _ = model.handle(.key(key))
        }
        _ = model.screen(columns, rows)
        #expect(model.hit(.character("d")) == [.quit(saving: false)])
      }
    }
  }

  @Test func numbersThatAreNoneDoNoHarm() {
    var frame = Specimen.frame(steps: 300, state: .diverged(step: 300))
    var metrics = StepMetrics()
    for metric in Metric.allCases { metrics[metric] = .nan }
    frame.snapshot.measurements.metrics = metrics
    frame.snapshot.measurements.history.append(metrics, step: 300)
    frame.snapshot.progress.stepsPerSecond = .infinity
    frame.snapshot.progress.stepsPerEpoch = 0
    frame.snapshot.progress.totalSteps = .max
    frame.now = .nan
    let text = Model(frame: frame).screen()
    #expect(text.contains("DIVERGED"))
    #expect(text.contains("×"))
  }

  @Test func theGuideNamesNumbersOfTheLossInForceOnly() {
    var frame = Specimen.frame(steps: 300)
    #expect(Model(frame: frame).screen().contains("even match: D 1.39, G 0.69,"))
    frame.snapshot.settings.hyperparameters[.loss] = 3
    #expect(!Model(frame: frame).screen().contains("1.39, G"))
  }

  @Test func embeddedDigitsSayHowToGetMNIST() {
    var frame = Specimen.frame(steps: 300)
    frame.info.dataName = "digits"
    frame.info.dataHint = "MNIST: --data DIR"
    #expect(Model(frame: frame).screen(120, 36).contains("MNIST: --data DIR"))
    #expect(Model(frame: frame).screen(80, 24).contains("MNIST: --data DIR"))
  }

  @Test func preparationTakesThePlaceOfTheState() {
    var frame = Specimen.frame(steps: 0, state: .paused)
    frame.info.preparation = "reading MNIST"
    frame.snapshot.samples.images = SampleImages(pixels: [], height: 28, width: 28)
    frame.snapshot.journal.events = []
    let text = Model(frame: frame).screen()
    #expect(text.contains("reading MNIST"))
    #expect(!text.contains("PAUSED"))
  }
}
