import Foundation
import Synchronization
import TestSupport
import Testing

@testable import GANEngine

struct TrainingSessionTests {
  /// Collects what a session reports.
  private final class Recorder: Sendable {
    let events = Mutex<[RunEvent]>([])
    let saves = Mutex<[TrainerState]>([])
    var observers: SessionObservers {
      SessionObservers(
        record: { event in self.events.withLock { $0.append(event) } },
        save: { state, _ in self.saves.withLock { $0.append(state.state) } })
    }
    var kinds: [RunEvent.Kind] { events.withLock { $0.map(\.kind) } }
  }

  private func session(
    _ recorder: Recorder, totalSteps: Int?, samples: Int = 0
  ) throws -> TrainingSession {
    TrainingSession(
      try Trainer(TinyGAN.configuration(), data: TinyGAN.data), totalSteps: totalSteps,
      options: .init(sampleCount: samples), observers: recorder.observers)
  }

  private let beginning = RunEvent.Kind.start(preset: "balanced", seed: 9)

  @Test func runsToItsGoalAndSaves() throws {
    let recorder = Recorder()
    let session = try session(recorder, totalSteps: 40)
    session.start(beginning, paused: false)
    session.waitUntilStopped()
    #expect(session.snapshot.progress.state == .finished)
    #expect(session.snapshot.progress.step == 40)
    #expect(session.snapshot.measurements.history.count == 40)
    let saved = recorder.saves.withLock { $0 }
    #expect(saved.count == 1 && saved.first?.step == 40)
    session.note(.save(path: "somewhere", weights: "a"), step: 39)
    session.settle()
    #expect(session.snapshot.journal.events.map(\.step) == [0, 39, 40])
    #expect(
      recorder.kinds == [
        beginning, .saving, .save(path: "somewhere", weights: "a"), .finish,
      ])
    #expect(session.snapshot.journal.pendingSaves == 0)
  }

  @Test func commandsWorkWhilePaused() throws {
    let recorder = Recorder()
    let session = try session(recorder, totalSteps: 1000, samples: 3)
    session.start(beginning, paused: true)
    session.settle()
    #expect(session.snapshot.progress.state == .paused && session.snapshot.progress.step == 0)
    #expect(session.snapshot.samples.images.count == 3)
    let first = session.snapshot.samples.images
    session.send(.set(.generatorLearningRate, to: 1e-3))
    session.send(.set(.generatorLearningRate, to: 1e-3))
    session.send(.save)
    session.send(.newLatents)
    session.settle()
    #expect(session.snapshot.settings.hyperparameters[.generatorLearningRate] == 1e-3)
    #expect(session.snapshot.measurements.changes.count == 1)
    #expect(session.snapshot.journal.pendingSaves == 1)
    #expect(session.snapshot.samples.images != first)
    #expect(recorder.saves.withLock { $0.first?.hyperparameters[.generatorLearningRate] } == 1e-3)
    #expect(session.snapshot.progress.step == 0)
    session.send(.step(count: 3))
    try session.wait { $0.progress.step >= 3 }
    usleep(20_000)
    #expect(session.snapshot.progress.step == 3 && session.snapshot.progress.state == .paused)
    session.send(.stop)
    session.waitUntilStopped()
    #expect(
      recorder.kinds.prefix(5) == [
        beginning, .pause, .set(.generatorLearningRate, from: 2e-4, to: 1e-3), .saving,
        .newLatents,
      ])
  }

  @Test func pausesStandStillAndResume() throws {
    let recorder = Recorder()
    let session = try session(recorder, totalSteps: nil)
    session.start(beginning, paused: false)
    try session.wait { $0.progress.step >= 5 }
    session.send(.pause)
    session.settle()
    let step = session.snapshot.progress.step
    #expect(session.snapshot.progress.state == .paused)
    usleep(50_000)
    #expect(session.snapshot.progress.step == step)
    session.send(.resume)
    try session.wait { $0.progress.step > step }
    session.send(.stop)
    session.waitUntilStopped()
    session.settle()
    #expect(recorder.kinds == [beginning, .pause, .resume, .stop])
    let ended = session.snapshot.progress.step
    session.send(.resume)
    session.send(.set(.beta1, to: 0.1))
    session.settle()
    #expect(
      session.snapshot.progress.step == ended
        && session.snapshot.settings.hyperparameters[.beta1] != 0.1)
  }

  @Test func changesTakeEffectAsAPlainTrainerWouldHaveThem() throws {
    let recorder = Recorder()
    let session = try session(recorder, totalSteps: 12)
    session.start(beginning, paused: true)
    session.send(.step(count: 5))
    try session.wait { $0.progress.step >= 5 }
    session.send(.set(.discriminatorLearningRate, to: 5e-4))
    session.send(.resume)
    session.waitUntilStopped()
    var plain = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    for step in 0..<12 {
      if step == 5 { plain.hyperparameters[.discriminatorLearningRate] = 5e-4 }
      _ = plain.step()
    }
    #expect(recorder.saves.withLock { $0.last } == plain.state())
  }

  @Test func sheetsAreDrawnAtTheStartWhenDueAtASaveAndAtTheEnd() throws {
    let steps = Mutex<[Int]>([])
    let recorder = Recorder()
    var observers = recorder.observers
    observers.sheet = { images, step in
      #expect(images.count == 4)
      steps.withLock { $0.append(step) }
    }
    // 300 images in batches of 32: nine steps an epoch.
    let session = TrainingSession(
      try Trainer(TinyGAN.configuration(), data: TinyGAN.data), totalSteps: 40,
      options: .init(sheetCount: 4), observers: observers)
    session.start(beginning, paused: false)
    session.waitUntilStopped()
    #expect(steps.withLock { $0 } == [0, 9, 18, 27, 36, 40])
  }

  @Test func divergenceStopsBeforeTheWeightsAreTouched() throws {
    let recorder = Recorder()
    var trainer = try Trainer(TinyGAN.configuration(), data: TinyGAN.data)
    var state = trainer.state()
    state.tensors = state.tensors.map { tensor in
      guard tensor.name == "discriminator.0.bias" else { return tensor }
      let values = Array(repeating: Float.nan, count: tensor.shape[0])
      return NamedTensor(name: tensor.name, shape: tensor.shape, values: .float32(values))
    }
    try trainer.restore(state)
    let session = TrainingSession(trainer, totalSteps: 10, observers: recorder.observers)
    session.start(beginning, paused: false)
    try session.wait { ![.running, .paused].contains($0.progress.state) }
    #expect(session.snapshot.progress.state == .diverged(step: 1))
    #expect(recorder.kinds.prefix(5) == [beginning, .skip, .skip, .skip, .diverged])
    session.send(.save)
    session.settle()
    let saved = recorder.saves.withLock { $0.last }
    #expect(saved?.counters.generatorUpdates == 0 && saved?.counters.discriminatorUpdates == 0)
    session.send(.stop)
    session.waitUntilStopped()
  }
}
