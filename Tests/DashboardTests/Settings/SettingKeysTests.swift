import GANEngine
import Testing

@testable import Dashboard

@Suite struct SettingKeysTests {
  private func choose(_ parameter: Hyperparameter, _ model: inout Model) {
    for _ in SettingRow.all where model.row.parameter != parameter { model.hit(.down) }
  }

  private func type(_ model: inout Model, _ text: String) -> Effect? {
    model.type(text)
    return model.handle(.key(.enter))
  }

  @Test func arrowsChangeTheChosenValue() {
    var model = Specimen.model()
    #expect(model.hit(.right) == [.send(.set(.generatorLearningRate, to: 2.5e-4))])
    #expect(model.hit(.left, .left).last == .send(.set(.generatorLearningRate, to: 1.6e-4)))
    choose(.beta1, &model)
    #expect(model.hit(.right) == [.send(.set(.beta1, to: 0.55))])
    choose(.emaDecay, &model)
    #expect(model.hit(.left) == [.send(.set(.emaDecay, to: 0.998))])
  }

  @Test func arrowsGoThroughNamesAndStopAtTheLast() {
    var model = Specimen.model()
    choose(.generatorOptimizer, &model)
    #expect(
      model.hit(.right, .right, .right) == [
        .send(.set(.generatorOptimizer, to: 1)), .send(.set(.generatorOptimizer, to: 2)),
      ])
    #expect(model.screen().contains("optimizer G is at its last, rmsprop"))
    #expect(model.screen().contains("optimizer G     rmsprop"))
    choose(.r1, &model)
    #expect(model.screen().contains("R1 γ            off "))
    #expect(model.hit(.right) == [.send(.set(.r1, to: 0.01))])
    #expect(model.screen().contains("R1 γ            0.01 "))
  }

  @Test func namesMayBeTyped() {
    var model = Specimen.model()
    choose(.loss, &model)
    model.hit(.enter)
    #expect(model.screen().contains("loss takes nonSaturating, minimax, leastSquares, hinge"))
    #expect(model.screen(80, 24).contains("hinge · wasserstein · relativistic"))
    #expect(type(&model, "hin") == .send(.set(.loss, to: 3)))
    #expect(model.screen().contains("loss nonSaturating → hinge"))
    model.hit(.enter)
    #expect(type(&model, "gan") == nil)
    #expect(
      model.screen().contains(
        "“gan” is no choice: loss takes nonSaturating, minimax, leastSquares, hinge, wasserstein"))
    choose(.schedule, &model)
    model.hit(.enter)
    #expect(type(&model, "c") == nil)
    #expect(model.screen().contains("“c” is short for constant and cosine"))
  }

  @Test func rowsSayWhenTheyApply() {
    var model = Specimen.model()
    #expect(model.screen().contains("lr G            2.00e-4       now"))
    #expect(model.screen().contains("generator"))
    // All rows come into sight, under the heading of their group.
    var seen = ""
    for _ in SettingRow.all {
      seen += model.screen()
      model.hit(.down)
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
    for _ in 0..<index { model.hit(.down) }
    #expect(model.screen().contains("batch: real images a step (128)"))
    for key in [Key.left, .right, .enter] {
      #expect(model.hit(key).isEmpty)
      #expect(model.screen().contains("batch is fixed; restart with --set run.batch=…"))
    }
  }

  @Test func pagesGoByGroup() {
    var model = Specimen.model()
    for group in ["discriminator", "loss", "regularisation", "run", "networks", "generator"] {
      model.hit(.pageDown)
      #expect(model.screen(80, 24).contains(" \(group) "))
    }
    model.hit(.down, .down, .pageUp)
    #expect(model.screen().contains("↑↓  1/"))
    model.hit(.pageUp)
    #expect(model.screen(80, 24).contains(" networks "))
  }

  @Test func aRefusedChangeIsTakenBack() {
    var model = Specimen.model()
    choose(.gradientPenalty, &model)
    model.hit(.right)
    #expect(model.screen().contains("WGAN-GP λ       0.01"))
    var frame = Specimen.frame()
    frame.snapshot.journal.events.append(
      RunEvent(
        step: 12_431, time: frame.now,
        kind: .refused(.gradientPenalty, to: 0.01, reason: "D has batch norm")))
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("refused WGAN-GP λ 0.01: D has batch norm"))
    #expect(model.screen().contains("WGAN-GP λ       off "))
    #expect(model.hit(.character("u")).isEmpty)
  }

  @Test func theEndOfTheRangeIsSaid() {
    var model = Specimen.model()
    choose(.generatorSteps, &model)
    #expect(model.hit(.left, .left) == [.send(.set(.generatorSteps, to: 0))])
    #expect(model.screen().contains("G steps is at its smallest, 0"))
  }

  @Test func undoIsTheSessionsAndIsAskedForWhereThereIsAChange() {
    var model = Specimen.model()
    #expect(model.hit(.character("u")).isEmpty)
    #expect(model.screen().contains("nothing to undo"))
    // The snapshot does not know of it yet.
    model.hit(.right)
    #expect(model.hit(.character("u")) == [.send(.undo)])
    #expect(model.pending.isEmpty)
    var frame = Specimen.frame()
    frame.now += 60
    frame.snapshot.journal.undoable = .goingBack(from: 730, to: 500)
    _ = model.handle(.frame(frame))
    #expect(model.hit(.character("u")) == [.send(.undo)])
    frame.snapshot.progress.state = .finished
    _ = model.handle(.frame(frame))
    #expect(model.hit(.character("u")).isEmpty)
  }

  @Test func whatWasUndoneIsToldWithTheStep() {
    for (kind, words) in [
      (.set(.beta1, from: 0.25, to: 0.5), "undone: β1 0.25 → 0.50, at step 12,431"),
      (.comeBack(to: 730, from: 500, departure: 1), "undone: at step 730 again, as it was left"),
      (.latents(generation: 2), "undone: the latents from before"),
    ] as [(RunEvent.Kind, String)] {
      var model = Specimen.model()
      var frame = Specimen.frame()
      let event = RunEvent(step: 12_431, time: frame.now, kind: kind, origin: .undo)
      frame.snapshot.journal.events.append(event)
      _ = model.handle(.frame(frame))
      #expect(model.screen().contains(words), "\(model.screen())")
    }
  }

  @Test func goingBackTellsWhereToAndThatItCanBeUndone() {
    var model = Specimen.model()
    var frame = Specimen.frame()
    frame.snapshot.progress.rollbackSteps = [0, 500, 12_000]
    _ = model.handle(.frame(frame))
    model.hit(.character("b"))
    #expect(model.screen().contains("going back to step 12,000; u takes it back"))
    frame.snapshot.journal.events.append(
      RunEvent(
        step: 12_431, time: frame.now, kind: .rollback(to: 12_000, halvingRates: true),
        origin: .person))
    _ = model.handle(.frame(frame))
    #expect(
      model.screen().contains("back at step 12,000, rates halved; u takes it back, to step 12,431"))
  }

  @Test func typingSetsAnExactValue() {
    var model = Specimen.model()
    model.hit(.enter)
    #expect(type(&model, "3e-4") == .send(.set(.generatorLearningRate, to: 3e-4)))
    #expect(model.screen().contains("lr G 2.00e-4 → 3.00e-4"))
  }

  @Test(arguments: [
    ("abc", "“abc” is not a number: lr G takes 0 to 1, stays 2.00e-4"),
    ("2", "“2” is out of range: lr G takes 0 to 1, stays 2.00e-4"),
    ("-1e-4", "“-1e-4” is out of range: lr G takes 0 to 1, stays 2.00e-4"),
    ("nan", "“nan” is not a number: lr G takes 0 to 1, stays 2.00e-4"),
    ("1e999", "“1e999” is too large to compute with: lr G takes 0 to 1, stays 2.00e-4"),
    ("q", "“q” is not a number: lr G takes 0 to 1, stays 2.00e-4"),
    ("", "lr G stays 2.00e-4"),
  ])
  func badInputIsNamedAndChangesNothing(typed: String, message: String) {
    var model = Specimen.model()
    model.hit(.enter)
    #expect(type(&model, typed) == nil)
    #expect(model.screen().contains(message))
    #expect(model.screen().contains("lr G            2.00e-4"))
  }

  @Test func countsTakeWholeNumbersOnly() {
    var model = Specimen.model()
    choose(.discriminatorSteps, &model)
    model.hit(.enter)
    #expect(type(&model, "2.5") == nil)
    #expect(model.screen().contains("not a whole number"))
  }

  @Test func escapeLeavesTheValue() {
    var model = Specimen.model()
    model.hit(.enter, .character("9"), .backspace, .escape)
    #expect(model.screen().contains("lr G stays 2.00e-4"))
    #expect(model.hit(.character("s")) == [.send(.save)])
  }

  @Test func aValueAskedForShowsBeforeItIsConfirmed() {
    var model = Specimen.model()
    model.hit(.right)
    #expect(model.screen().contains("lr G            2.50e-4"))
    #expect(model.screen().contains("now    …"))
    var frame = Specimen.frame()
    frame.snapshot.settings.hyperparameters[.generatorLearningRate] = 2.5e-4
    frame.snapshot.journal.undoable = .settings([.generatorLearningRate])
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("now    ↩u"))
  }
}
