import Synchronization
import TestSupport
import Testing

@testable import GANEngine

@Suite struct UndoTests {
  private final class Recorder: Sendable {
    let events = Mutex<[RunEvent]>([])
    let saved = Mutex<[TrainerState]>([])
    var observers: SessionObservers {
      SessionObservers(
        record: { event in self.events.withLock { $0.append(event) } },
        save: { copy, _ in self.saved.withLock { $0.append(copy.state) } })
    }
    var last: RunEvent? { events.withLock { $0.last { $0.kind != .saving } } }
  }

  private let recorder = Recorder()
  private let session: TrainingSession

  init() throws {
    var trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    trainer.hyperparameters[.gapAware] = 1
    session = TrainingSession(trainer, totalSteps: nil, observers: recorder.observers)
    session.start(.start(preset: "balanced", seed: 9), paused: true)
  }

  /// All that a checkpoint would hold now.
  private func state() throws -> TrainerState {
    session.send(.save)
    session.settle()
    let newest = recorder.saved.withLock { $0.last }
    return try #require(newest)
  }

  private func undo() {
    session.send(.undo)
    session.settle()
  }

  private func stop() {
    session.send(.stop)
    session.waitUntilStopped()
  }

  /// Each of them changes the state that a checkpoint holds.
  static let changes: [(name: String, command: Command)] = [
    ("back", .rollback(snapshots: 1, halvingRates: false)),
    ("back with halved rates", .rollback(snapshots: 1, halvingRates: true)),
    ("to a step", .goTo(.step(10))),
    ("preset", .adopt(preset: "hinge-sn")),
    ("new latents", .newLatents),
    ("setting", .set(.generatorLearningRate, to: 0.01)),
    ("several settings", .setTogether([.generatorSteps: 0, .beta1: 0.25])),
  ]

  @Test(arguments: changes) func whatItWasComesBackToTheBit(
    _ change: (name: String, command: Command)
  ) throws {
    try session.advance(30)
    session.send(.newLatents)
    session.send(.set(.spectralNorm, to: 1))
    try session.advance(30)
    let before = try state()
    session.send(change.command)
    session.settle()
    #expect(try state() != before, "\(change.name)")
    undo()
    #expect(try state() == before, "\(change.name)")
    #expect(
      session.snapshot.progress.step == 60
        && session.snapshot.settings.hyperparameters[.spectralNorm] == 1)
    // From there the run goes on as if nothing had happened.
    try session.advance(10)
    let after = try state()
    #expect(try continued(before, by: 10) == after)
    stop()
  }

  private func continued(_ state: TrainerState, by steps: Int) throws -> TrainerState {
    var trainer = try Trainer(state.configuration, data: TinyGAN.data)
    try trainer.restore(state)
    for _ in 0..<steps { _ = trainer.step() }
    return trainer.state()
  }

  @Test func aGoingBackIsTakenBackAfterTraining() throws {
    try session.advance(40)
    session.send(.set(.beta1, to: 0.25))
    let before = try state()
    let rows = session.snapshot.measurements.history.recent(.generatorLoss)
    session.send(.rollback(snapshots: 1, halvingRates: true))
    try session.advance(25)
    #expect(session.snapshot.measurements.history.lastStep == 25)
    undo()
    #expect(recorder.last?.kind == .comeBack(to: 40, from: 0, departure: 1))
    #expect(recorder.last?.step == 25 && recorder.last?.origin == .undo)
    #expect(try state() == before)
    #expect(session.snapshot.measurements.history.recent(.generatorLoss) == rows)
    #expect(session.snapshot.measurements.history.ghosts.count == 1)
    #expect(session.snapshot.measurements.history.ghosts.first?.lastStep == 25)
    undo()
    #expect(session.snapshot.settings.hyperparameters[.beta1] == 0.5)
    stop()
  }

  @Test func changesAreTakenBackOneByOneTheNewestFirst() throws {
    try session.advance(10)
    session.send(.set(.beta1, to: 0.25))
    session.send(.newLatents)
    session.send(.newLatents)
    session.send(.rollback(snapshots: 1, halvingRates: false))
    try session.advance(5)
    session.send(.adopt(preset: "lsgan"))
    session.settle()
    #expect(session.snapshot.journal.undoable == .preset("lsgan"))
    undo()
    #expect(session.snapshot.journal.undoable == .goingBack(from: 10, to: 0))
    #expect(
      session.snapshot.progress.step == 5
        && session.snapshot.settings.hyperparameters[.beta1] == 0.5)
    undo()
    #expect(
      session.snapshot.progress.step == 10
        && session.snapshot.settings.hyperparameters[.beta1] == 0.25)
    undo()
    #expect(recorder.last?.kind == .latents(generation: 1))
    undo()
    undo()
    #expect(
      session.snapshot.journal.undoable == nil
        && session.snapshot.settings.hyperparameters[.beta1] == 0.5)
    undo()
    #expect(recorder.last?.kind == .caution("there is no change to take back"))
    stop()
  }

  @Test func whatTheProgramDoesIsNotTakenBack() {
    session.send(.set(.beta1, to: 0.25), from: .commandLine)
    session.settle()
    #expect(session.snapshot.journal.undoable == nil)
    stop()
  }

  @Test func asManyStatesStayAsAreRemembered() throws {
    var stack = UndoStack()
    let trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    let state = SessionState(trainer, totalSteps: nil, options: SessionOptions())
    for number in 1...3 {
      stack.push(.latents, .latents(generation: number))
      let departure = Departure(state, number: number)
      stack.push(.goingBack(from: 0, to: 0), .departure(departure), limit: 2)
    }
    #expect(stack.pop(departure: 1) == nil)
    #expect(stack.pop(departure: 2)?.number == 2)
    #expect(stack.newest == .latents)
    _ = stack.pop()
    #expect(stack.newest == nil)
    stop()
  }

  @Test func linesThatWereReturnedFromAreNoPartOfTheRun() {
    func event(_ step: Int, _ kind: RunEvent.Kind) -> RunEvent {
      RunEvent(step: step, time: 0, kind: kind, origin: .person)
    }
    let first = [
      event(0, .start(preset: "x", seed: 1)), event(50, .saving), event(60, .newLatents),
    ]
    let outcome = event(50, .save(path: "step-50.safetensors", weights: "w"))
    let left = [
      event(60, .rollback(to: 0, halvingRates: false)), outcome, event(20, .saving),
      event(20, .save(path: "step-20.safetensors", weights: "v")), event(30, .ownLatents),
      event(30, .comeBack(to: 60, from: 0, departure: 1)),
    ]
    let later = [event(70, .newLatents)]
    #expect((first + left + later).onPresentLine == first + [outcome] + later)
    #expect(LatentGenerations(first + left + later).generation(at: 80) == 2)
    // One that names no going back changes nothing, whatever number it has.
    for number in [0, 2, -1, Int.max] {
      let odd = first + [event(60, .comeBack(to: 9, from: 0, departure: number))]
      #expect(odd.onPresentLine == odd)
    }
  }
}
