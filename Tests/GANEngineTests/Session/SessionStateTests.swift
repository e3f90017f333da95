import Testing

@testable import GANEngine

@Suite struct SessionStateTests {
  private func state() throws -> SessionState {
    var state = SessionState(
      try Trainer(TinyGAN.configuration(), data: TinyGAN.data), totalSteps: nil, options: .init())
    state.remember(always: true)
    for _ in 0..<3 { state.step() }
    state.progress.state = .diverged(step: 4)
    return state
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func weightsThatAreNoNumbersGiveWayToTheNewestThatWere(flaw: Float) throws {
    var state = try state()
    state.trainer.discriminator.optimizer.second.base[5] = flaw
    state.remember(always: true)
    let steps = state.memories.steps
    #expect(steps == [0])
    let before = state.trainer.state()
    #expect(!before.isFinite)
    let went = state.retreat()
    #expect(went)
    let after = state.trainer.state()
    #expect(after.step == 0 && after.isFinite)
    let word = state.progress.state
    #expect(word == .diverged(step: 4))
  }

  @Test func numbersStay() throws {
    var state = try state()
    state.trainer.generator.network.parameters.base[0] = -.greatestFiniteMagnitude
    let went = state.retreat()
    #expect(!went)
    let step = state.trainer.stepCount
    #expect(step == 3)
  }
}
