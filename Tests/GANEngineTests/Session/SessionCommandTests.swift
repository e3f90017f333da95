import Testing

@testable import GANEngine

/// What commands do, without a queue: the events that are to be told.
@Suite struct SessionCommandTests {
  private func state(_ options: SessionOptions = .init()) throws -> SessionState {
    var state = SessionState(
      try Trainer(TinyGAN.configuration(), data: TinyGAN.data), totalSteps: nil, options: options)
    state.start(.start(preset: "tiny", seed: 9), paused: true)
    _ = state.takeReports()
    return state
  }

  private func events(_ state: inout SessionState) -> [RunEvent.Kind] {
    state.takeReports().compactMap { if case .event(let event) = $0 { event.kind } else { nil } }
  }

  @Test(arguments: [
    (Command.set(.beta1, to: 0.25), [RunEvent.Kind.set(.beta1, from: 0.5, to: 0.25)]),
    (.set(.beta1, to: 0.5), []),
    (
      .setTogether([.beta1: 0.25, .beta2: 0.75]),
      [.set(.beta1, from: 0.5, to: 0.25), .set(.beta2, from: 0.999, to: 0.75)]
    ),
    (.newLatents, [.newLatents]), (.ownLatents, [.ownLatents]),
    (.latents(3), [.latents(generation: 3)]), (.resume, [.resume]), (.pause, []),
    (.save, [.saving]),
    (.adopt(preset: "nowhere"), [.caution("there is no preset nowhere")]),
    (.undo, [.caution("there is no change to take back")]),
    (.rollbackTo(step: 0, halvingRates: false), [.rollback(to: 0, halvingRates: false)]),
    (
      .rollbackTo(step: 7, halvingRates: false),
      [.rollbackFailed(reason: "no earlier state is in memory yet")]
    ),
    (.goTo(.step(7)), [.resume]), (.stop, [.stop]), (.inspect(0), []),
    (.slowDown(stepsPerSecond: 2), []),
  ])
  func areTold(_ command: Command, _ expected: [RunEvent.Kind]) throws {
    var state = try state()
    #expect(state.progress.state == .paused)
    state.apply(command, from: .person)
    let found = events(&state)
    #expect(found == expected)
  }

  /// A save hands a copy on, behind the event that tells of it.
  @Test func aSaveHandsOnACopy() throws {
    var state = try state()
    state.apply(.saveAs("good"), from: .person)
    let reports = state.takeReports()
    #expect(reports.count == 2 && state.journal.pendingSaves == 1)
    guard case .save(let copy, let purpose)? = reports.last else {
      Issue.record("nothing is to be saved")
      return
    }
    let fingerprint = state.trainer.state().weightsFingerprint
    #expect(purpose.name == "good" && copy.weightsFingerprint == fingerprint)
  }

  /// What an event's command does is that event.
  @Test func eventsAreDoneAgainByTheirCommands() throws {
    let kinds: [RunEvent.Kind] = [
      .set(.beta1, from: 0.5, to: 0.25), .newLatents, .latents(generation: 4), .ownLatents,
      .rollback(to: 0, halvingRates: true),
      .comeBack(to: 3, from: 0, departure: 1),
    ]
    var options = SessionOptions()
    options.isReplay = true
    var state = try state(options)
    for _ in 0..<3 { state.step() }
    for kind in kinds {
      let event = RunEvent(step: state.trainer.stepCount, time: 0, kind: kind, origin: .person)
      let command = try #require(event.command)
      state.apply(command, from: event.origin)
      let found = events(&state)
      #expect(found == [kind])
    }
    let step = state.trainer.stepCount
    #expect(step == 3)
  }

  @Test func whatFailsIsSaidOnce() throws {
    var state = try state()
    for what in ["a", "a", "b"] {
      let nothing = state.attempt(what) { _ throws -> Int in throw EngineError.computeUnavailable }
      #expect(nothing == nil)
    }
    #expect(state.attempt("c") { _ in 1 } == 1)
    let found = events(&state)
    #expect(
      found == ["a", "b"].map { .caution("\($0): \(EngineError.computeUnavailable)") })
  }

  /// A goal that was reached with weights that are not finite is gone back from, and on.
  @Test func goingOnFromAGoalThatWasNotFinite() throws {
    var state = SessionState(
      try Trainer(TinyGAN.configuration(), data: TinyGAN.data), totalSteps: 3, options: .init())
    state.start(.start(preset: "tiny", seed: 9), paused: false)
    for _ in 0..<3 { state.advance() }
    state.trainer.generator.network.parameters.base[0] = .nan
    state.advance()
    let halted = state.isStepping
    #expect(!halted)
    state.apply(.rollbackTo(step: 0, halvingRates: false), from: .person)
    state.apply(.resume, from: .person)
    let (wants, isStepping) = (state.wantsStep, state.isStepping)
    #expect(wants && !isStepping)
  }
}
