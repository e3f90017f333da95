import Foundation
import GANEngine
import TestSupport
import Testing

@testable import RunStore
@testable import ganscope

@Suite struct RunReplayTests {
  /// Changes, a pause, a rollback with halved rates, other latents and a save, in one sitting.
  private func play(_ run: RecordedRun) throws {
    try run.session { session, _ in
      try session.advance(40)
      session.send(.set(.generatorLearningRate, to: 1e-3))
      try session.advance(600)
      session.send(.set(.loss, to: 3))
      session.send(.newLatents)
      session.send(.resume)
      session.send(.pause)
      try session.advance(450)
      session.send(.rollback(snapshots: 2, halvingRates: true))
      session.send(.ownLatents)
      try session.advance(77)
      session.send(.save)
      session.send(.set(.beta1, to: 0.25))
      try session.advance(5)
    }
  }

  @Test func aRunWithChangesAndARollbackComesToTheSameBits() throws {
    let run = try RecordedRun()
    try play(run)
    let outcome = try #require(try run.replay())
    #expect(outcome.isIdentical && outcome.checked == 1)
    #expect(outcome.goal.step > 500)
    #expect(outcome.differences?.allSatisfy { $0.largest == 0 } == true)
  }

  @Test func theLatentsOfAReplayAreThoseOfTheRun() throws {
    let run = try RecordedRun()
    for (kinds, generation) in [
      ([.newLatents, .newLatents], 2), ([.newLatents, .newLatents, .ownLatents], 0),
      ([.newLatents, .ownLatents, .newLatents], 1),
    ] as [([RunEvent.Kind], Int)] {
      var replay = Replay(
        try Trainer(RecordedRun.configuration, data: RecordedRun.data))
      for kind in kinds { try replay.apply(RunEvent(step: 0, time: 0, kind: kind)) }
      #expect(replay.trainerState.counters.latentGeneration == generation)
    }
    try play(run)
    #expect(try ResumePoint(run.directory.path).state.counters.latentGeneration == 0)
  }

  @Test func whatIsResumedIsReplayedThrough() throws {
    let run = try RecordedRun()
    try play(run)
    try run.session { session, _ in
      try session.advance(30)
      session.send(.set(.discriminatorLearningRate, to: 3e-4))
      session.send(.save)
      session.settle()
      // Led nowhere: the process was killed here.
      try session.advance(20)
    }
    try run.session { session, _ in
      try session.advance(11)
      session.send(.save)
    }
    let outcome = try #require(try run.replay())
    #expect(outcome.isIdentical && outcome.checked == 3 && outcome.agreed == 3)
  }

  /// Pauses of their own end the way to a step.
  private func go(_ session: TrainingSession, to place: StatePlace) throws {
    session.send(.goTo(place))
    try session.waitUntilStill()
  }

  @Test func savedStatesThatWereGoneBackToAreFoundAgain() throws {
    let run = try RecordedRun()
    try run.session { session, recorder in
      try session.advance(40)
      session.send(.saveAs("good"))
      session.settle()
      recorder.waitForSaves()
      try session.advance(60)
      session.send(.set(.beta1, to: 0.25))
      // From disk: the memory of step 0 is older.
      try go(session, to: .step(45))
      #expect(session.snapshot.progress.step == 45)
      #expect(session.snapshot.settings.hyperparameters[.beta1] == 0)
      try session.advance(10)
      session.send(.save)
    }
    try run.session { session, _ in
      try session.advance(15)
      try go(session, to: .saved("good"))
      #expect(session.snapshot.progress.step == 40)
      try session.advance(15)
      session.send(.save)
    }
    let rollbacks = try run.events.compactMap { event in
      if case .rollback(let step, _) = event.kind { step } else { nil }
    }
    #expect(rollbacks == [40, 40])
    let outcome = try #require(try run.replay())
    #expect(outcome.isIdentical && outcome.checked == 3 && outcome.agreed == 3)
  }

  @Test func whatIsTakenBackIsReplayed() throws {
    let run = try RecordedRun()
    var left = ""
    try run.session(samples: 4) { session, recorder in
      try session.advance(300)
      session.send(.newLatents)
      try session.advance(240)
      session.send(.save)
      session.settle()
      recorder.waitForSaves()
      left = try String(contentsOfFile: run.directory.metricsPath, encoding: .utf8)
      session.send(.set(.beta1, to: 0.25))
      session.send(.rollback(snapshots: 1, halvingRates: true))
      try session.advance(30)
      session.send(.adopt(preset: "lsgan"))
      try session.advance(30)
      session.send(.save)
      session.settle()
      recorder.waitForSaves()
      session.send(.undo)
      session.send(.undo)
      session.send(.undo)
      session.settle()
      #expect(session.snapshot.progress.step == 540)
      session.send(.save)
      try session.advance(20)
      session.send(.rollback(snapshots: 2, halvingRates: false))
      try session.advance(10)
      session.send(.undo)
      try session.advance(20)
      session.send(.save)
    }
    let captures = try #require(ReplayPlan(try run.events)).sessions.flatMap(\.captures)
    // As it was left: with the same bits, and the row of each step.
    #expect(captures.map(\.step) == [540, 560, 540, 580])
    #expect(captures[0].weights == captures[2].weights)
    let table = try String(contentsOfFile: run.directory.metricsPath, encoding: .utf8)
    #expect(table.hasPrefix(left))
    #expect(try MetricsTable.rows(of: run.directory.metricsPath).map(\.step) == Array(1...580))
    #expect(run.directory.checkpoints().first?.hasSuffix("step-00000580.safetensors") == true)
    let outcome = try #require(try run.replay())
    #expect(outcome.isIdentical && outcome.checked == 4 && outcome.agreed == 4)
    // Of a run that is gone on with, nothing is left aside.
    try run.session { _, _ in }
    let names = try FileManager.default.contentsOfDirectory(atPath: run.directory.samplesPath)
    #expect(names.allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func aStepIsNotReachedByAnotherBranch() throws {
    let run = try RecordedRun()
    try run.session { session, recorder in
      for _ in 0..<2 {
        try session.advance(30)
        session.send(.save)
        session.settle()
        recorder.waitForSaves()
      }
      try go(session, to: .step(35))
      try session.advance(40)
      // The checkpoint of step 60 lies nearer, but was left.
      try go(session, to: .step(65))
      #expect(session.snapshot.progress.step == 65)
    }
    let rollbacks = try run.events.compactMap { event in
      if case .rollback(let step, _) = event.kind { step } else { nil }
    }
    #expect(rollbacks == [30, 30])
  }

  @Test func whatWasThrownAwayCanBeReplayed() throws {
    let run = try RecordedRun()
    try run.session(through: 50, discarding: true) { session, _ in session.waitUntilStopped() }
    #expect(run.directory.checkpoints().isEmpty)
    #expect(run.directory.target(of: .last) == nil)
    let outcome = try #require(try run.replay())
    #expect(outcome.isIdentical && outcome.goal.path == nil && outcome.differences == nil)
  }

  @Test func anotherJournalComesToOtherBits() throws {
    let run = try RecordedRun()
    try play(run)
    let path = run.directory.journalPath
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let changed = text.replacing(#""to":0.001,"#, with: #""to":0.0011,"#)
    #expect(changed != text)
    try changed.write(toFile: path, atomically: false, encoding: .utf8)
    let outcome = try #require(try run.replay())
    #expect(!outcome.isIdentical && outcome.firstDifference?.step == outcome.goal.step)
    let generator = outcome.differences?.first { $0.network == "generator" }
    #expect(generator.map { $0.largest > 0 && $0.largest.isFinite } == true)
  }

  @Test func savesKeepTheirPlaceAmongWhatHappenedMeanwhile() throws {
    // The outcome of the save at step 100 comes behind the rollback and what followed it.
    let events: [RunEvent.Kind] = [
      .start(preset: "balanced", seed: 9), .saving, .set(.beta1, from: 0.5, to: 0.25),
      .rollback(to: 0, halvingRates: false), .save(path: "a/step-100.safetensors", weights: "x"),
    ]
    let steps = [0, 100, 105, 105, 100]
    let plan = try #require(
      ReplayPlan(zip(steps, events).map { RunEvent(step: $0, time: 0, kind: $1) }))
    #expect(plan.goal.position == 0 && plan.goal.step == 100)
    #expect(plan.sessions.count == 1 && plan.sessions[0].events.isEmpty)
    #expect(plan.sessions[0].stepCount == 100)
  }

  @Test func aJournalWithoutASaveHasNothingToCompare() {
    let start = RunEvent.Kind.start(preset: "balanced", seed: 9)
    #expect(ReplayPlan([RunEvent(step: 0, time: 0, kind: start)]) == nil)
    #expect(ReplayPlan([]) == nil)
  }
}
