import Synchronization
import TestSupport
import Testing

@testable import GANEngine

struct RollbackTests {
  private final class Recorder: Sendable {
    let events = Mutex<[RunEvent]>([])
    var observers: SessionObservers {
      SessionObservers(
        record: { event in self.events.withLock { $0.append(event) } }, save: { _, _ in })
    }
    var last: RunEvent? { events.withLock { $0.last } }
  }

  private func session(_ recorder: Recorder, steps: Int) throws -> TrainingSession {
    let trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    let session = TrainingSession(trainer, totalSteps: nil, observers: recorder.observers)
    session.start(.start(preset: "balanced", seed: 9), paused: true)
    session.send(.step(count: steps))
    try session.wait { $0.progress.step >= steps }
    return session
  }

  private func stop(_ session: TrainingSession) {
    session.send(.stop)
    session.waitUntilStopped()
  }

  @Test func memoryPutsEveryNumberBack() throws {
    var trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    trainer.hyperparameters[.spectralNorm] = 1
    trainer.hyperparameters[.gapAware] = 1
    for _ in 0..<5 { _ = trainer.step() }
    let before = trainer.state()
    let memory = TrainerMemory(trainer)
    trainer.hyperparameters[.generatorLearningRate] = 0.01
    trainer.hyperparameters[.spectralNorm] = 0
    for _ in 0..<5 { _ = trainer.step() }
    #expect(trainer.state().tensors != before.tensors)
    memory.restore(&trainer)
    var after = trainer.state()
    // The batches go on, so that the same steps do not come again.
    #expect(after.counters.imageBatches == before.counters.imageBatches + 5)
    #expect(before.counters.discriminatorLossAverage != nil)
    #expect(after.counters.discriminatorLossAverage == before.counters.discriminatorLossAverage)
    after.counters.imageBatches = before.counters.imageBatches
    after.counters.latentBatches = before.counters.latentBatches
    let weights = after.tensors.filter { !$0.name.hasSuffix("num_batches_tracked") }
    #expect(weights == before.tensors.filter { !$0.name.hasSuffix("num_batches_tracked") })
    #expect(after.hyperparameters == before.hyperparameters && after.step == 5)
  }

  @Test func measurementsAreThoseOfTheStepGoneBackTo() throws {
    let session = try session(Recorder(), steps: 20)
    let left = session.snapshot.measurements.metrics
    let before = session.snapshot.measurements.history
    session.send(.rollback(snapshots: 1, halvingRates: false))
    session.settle()
    #expect(session.snapshot.progress.step == 0)
    #expect(session.snapshot.measurements.metrics == nil)
    session.send(.undo)
    session.settle()
    #expect(session.snapshot.progress.step == 20)
    #expect(session.snapshot.measurements.metrics == left)
    #expect(before.newest == left)
    stop(session)
  }

  @Test func aRunThatGoesOnBeginsWithItsLastMeasurements() throws {
    var history = History()
    var metrics = StepMetrics()
    metrics[.discriminatorLoss] = 1.25
    metrics[.generatorLoss] = 0.5
    history.append(metrics, step: 1)
    var options = SessionOptions()
    options.history = history
    let trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    let session = TrainingSession(
      trainer, totalSteps: 0, options: options, observers: Recorder().observers)
    session.start(.start(preset: "balanced", seed: 9), paused: true)
    session.settle()
    #expect(session.snapshot.measurements.metrics == metrics)
    stop(session)
  }

  @Test func goesBackToTheNewestMemoryAndLeavesAGhost() throws {
    let recorder = Recorder()
    let session = try session(recorder, steps: 1100)
    #expect(session.snapshot.progress.rollbackSteps == [0, 500, 1000])
    session.send(.set(.generatorLearningRate, to: 0.01))
    session.send(.rollback(snapshots: 1, halvingRates: false))
    session.settle()
    #expect(recorder.last?.kind == .rollback(to: 1000, halvingRates: false))
    #expect(recorder.last?.step == 1100)
    let snapshot = session.snapshot
    #expect(snapshot.progress.step == 1000 && snapshot.progress.state == .paused)
    #expect(snapshot.settings.hyperparameters[.generatorLearningRate] == 2e-4)
    #expect(snapshot.measurements.history.lastStep == 1000)
    #expect(snapshot.measurements.history.ghosts.first?.lastStep ?? 0 >= 1100)
    session.send(.step(count: 7))
    session.settle()
    try session.wait { $0.progress.step >= 1007 }
    #expect(session.snapshot.measurements.history.lastStep == 1007)
    // A hundred steps of 1,100 were left behind.
    #expect(session.snapshot.measurements.history.recent(.realScore).count == 1007)
    stop(session)
  }

  @Test func goesBackSeveralAndHalvesRates() throws {
    let recorder = Recorder()
    let session = try session(recorder, steps: 1050)
    session.send(.rollback(snapshots: 2, halvingRates: true))
    session.settle()
    #expect(session.snapshot.progress.step == 500)
    #expect(session.snapshot.settings.hyperparameters[.generatorLearningRate] == 1e-4)
    #expect(session.snapshot.settings.hyperparameters[.discriminatorLearningRate] == 1e-4)
    session.send(.rollbackTo(step: 1000, halvingRates: false))
    session.settle()
    guard case .rollbackFailed = recorder.last?.kind else {
      Issue.record("step 1000 is forgotten, and yet: \(String(describing: recorder.last))")
      return
    }
    stop(session)
  }
}
