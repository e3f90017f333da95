import GANEngine
import Testing
import TextUI

@testable import Dashboard
@testable import GANEngine

/// `!` and `:heed`: what the doctor advises is done as if it had been typed.
@Suite struct AdviceKeyTests {
  private func model(_ remedy: Remedy?, state: RunState = .running) -> Model {
    var frame = Specimen.frame(state: state)
    frame.snapshot.progress.rollbackSteps = [12_000, 12_400]
    if let remedy {
      frame.snapshot.doctor = Specimen.report([
        Specimen.finding(.discriminatorAhead, "D is far ahead", remedy)
      ])
    }
    return Model(frame: frame)
  }

  private static let lower = Remedy(.set(.discriminatorLearningRate, to: 5e-5), "lowers it")

  @Test(arguments: ["!", ":heed"]) func aSettingIsChangedAsByHand(_ typed: String) {
    var model = model(Self.lower)
    var effect: Effect?
    for scalar in typed.unicodeScalars { effect = model.handle(.key(.character(scalar))) }
    if typed.count > 1 { effect = model.handle(.key(.enter)) }
    #expect(effect == .send(.set(.discriminatorLearningRate, to: 5e-5)))
    // Whichever setting is chosen, and once: the second press has nothing left to do.
    #expect(model.selected == 0)
    #expect(model.handle(.key(.character("!"))) == nil)
    #expect(model.handle(.key(.character("u"))) != nil)
  }

  @Test func goingBackIsDoneAsByB() {
    var model = model(Remedy(.goBack(halvingRates: true), "goes back"))
    #expect(
      model.handle(.key(.character("!"))) == .send(.rollback(snapshots: 1, halvingRates: true)))
  }

  @Test func toEndIsAskedFirst() {
    var model = model(Remedy(.quit, "ends it"))
    #expect(model.handle(.key(.character("!"))) == nil)
    #expect(model.focus.dialog == .quitting)
  }

  @Test func withoutAdviceItSaysSo() {
    var quiet = model(nil)
    quiet.frame.snapshot.doctor = Specimen.balanced
    #expect(quiet.handle(.key(.character("!"))) == nil)
    #expect(quiet.notice?.text == "the doctor has no advice: G and D are in balance")
    var early = model(nil)
    #expect(early.handle(.key(.character("!"))) == nil)
    #expect(early.notice?.text == "the doctor has not seen enough yet")
    var over = model(Self.lower, state: .finished)
    #expect(over.handle(.key(.character("!"))) == nil)
    #expect(over.notice?.text == "the run is finished: q quits")
  }

  @Test(arguments: Hyperparameter.allCases) func everyCommandIsUnderstood(
    _ parameter: Hyperparameter
  ) throws {
    #expect(SettingRow.named(parameter.typedName).parameter == parameter)
    let value = parameter.range.upperBound
    let command = try #require(Remedy(.set(parameter, to: value), "").command)
    var model = model(nil)
    model.frame.snapshot.settings.hyperparameters[parameter] = parameter.range.lowerBound
    #expect(model.perform(command) == .send(.set(parameter, to: value)))
  }
}
