import GANEngine
import Testing
import TextUI

@testable import Dashboard

@Suite struct ControlTests {
  @Test func aLetterTrainsOneOfTheTwo() {
    var model = Specimen.model()
    #expect(model.hit(.character("G")) == [.send(.set(.discriminatorSteps, to: 0))])
    #expect(model.hit(.character("G")) == [.send(.set(.discriminatorSteps, to: 1))])
    model.hit(.character("G"))
    // From one to the other at once.
    #expect(
      model.hit(.character("D")) == [
        .send(.setTogether([.generatorSteps: 0, .discriminatorSteps: 1]))
      ])
  }

  @Test func updatesComeBackAsTheyWere() {
    var frame = Specimen.frame()
    frame.snapshot.settings.hyperparameters[.discriminatorSteps] = 5
    var model = Model(frame: frame)
    model.hit(.character("G"))
    frame.snapshot.settings.hyperparameters[.discriminatorSteps] = 0
    _ = model.handle(.frame(frame))
    #expect(model.hit(.character("G")) == [.send(.set(.discriminatorSteps, to: 5))])
  }

  @Test func slowMotionGoesRound() {
    var frame = Specimen.frame()
    var model = Model(frame: frame)
    for rate in [10, 2, 0.5, nil] as [Double?] {
      #expect(model.hit(.character("w")) == [.send(.slowDown(stepsPerSecond: rate))])
      frame.snapshot.progress.slowedTo = rate
      _ = model.handle(.frame(frame))
    }
  }

  @Test func nOffersTheStepsOfLastTime() {
    var model = Specimen.model()
    model.hit(.character("n"), .backspace, .backspace)
    model.type("2")
    #expect(model.hit(.enter) == [.send(.step(count: 12))])
    #expect(model.hit(.character("n"), .enter) == [.send(.step(count: 12))])
  }

  @Test func aFrozenPictureStandsWhileTheRunGoesOn() {
    var frame = Specimen.frame()
    var model = Model(frame: frame)
    model.hit(.character("f"))
    let chart = model.screen().split(separator: "\n").dropFirst().prefix(20)
    frame.snapshot.progress.step += 1000
    frame.snapshot.samples.images = SampleImages(pixels: [], height: 28, width: 28)
    frame.snapshot.measurements.history = History()
    frame.now += 10
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("FROZEN") && model.screen().contains("step 13,431"))
    #expect(model.screen().split(separator: "\n").dropFirst().prefix(20) == chart)
    // Keys still reach the run.
    #expect(model.hit(.character(" ")) == [.send(.pause)])
    model.hit(.character("f"))
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("digits come with the first steps"))
  }

  @Test func whatIsAskedForHasAWordUntilItIsDone() {
    var frame = Specimen.frame()
    var model = Model(frame: frame)
    model.hit(.right)
    #expect(model.screen().contains("SETTING"))
    frame.snapshot.settings.hyperparameters[.generatorLearningRate] = 2.5e-4
    frame.snapshot.journal.events.append(
      RunEvent(
        step: 12_431, time: frame.now, kind: .set(.generatorLearningRate, from: 2e-4, to: 2.5e-4),
        origin: .person))
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("RUNNING"))
    #expect(model.screen().contains("lr G 2.00e-4 → 2.50e-4, applied at step 12,431"))
    model.hit(.character(" "))
    #expect(model.screen().contains("PAUSING"))
    frame.snapshot.progress.state = .paused
    frame.snapshot.journal.events.append(
      RunEvent(step: 12_440, time: frame.now, kind: .pause, origin: .person))
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("paused at step 12,440"))
  }

  @Test func layoutsHaveTheirPanels() {
    var model = Specimen.model()
    model.hit(.character("2"))
    let balance = model.screen()
    for title in ["Loss", "Scores", "Accuracy of D", "Gradient norms"] {
      #expect(balance.contains("─ \(title)"))
    }
    #expect(!balance.contains("─ Samples"))
    model.hit(.character("3"))
    let samples = model.screen()
    #expect(samples.contains("─ Samples") && samples.contains("─ Loss"))
    // Inspecting needs digits in sight.
    model.hit(.character("2"), .character("i"))
    #expect(model.screen().contains("Digit 1 of"))
  }

  @Test func aGoalIsInSight() {
    var frame = Specimen.frame()
    frame.snapshot.progress.goal = .step(20_000)
    #expect(Model(frame: frame).screen().contains("on until step 20,000"))
  }

  @Test func preferencesGoThereAndBack() {
    for preference in Preference.all {
      for choice in preference.choices {
        var model = Specimen.model()
        model.take(preferences: [preference.name: choice, "unknown": "x"])
        #expect(model.preferences[preference.name] == choice)
      }
      var model = Specimen.model()
      let before = model.preferences
      model.take(preferences: [preference.name: "no such thing"])
      #expect(model.preferences == before)
    }
  }
}
