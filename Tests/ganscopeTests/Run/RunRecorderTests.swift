import Foundation
import GANEngine
import TestSupport
import Testing

@testable import RunStore
@testable import ganscope

@Suite struct RunRecorderTests {
  private func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  @Test func aRunLeavesAllItsFiles() throws {
    let run = try RecordedRun()
    try run.session(through: 30) { session, _ in session.waitUntilStopped() }
    let files = names(run.directory.path).map { String($0.prefix { $0 != "." }) }
    #expect(
      files == ["checkpoints", "events", "journal", "lock", "metrics", "run", "samples"])
    #expect(
      names(run.directory.checkpointsPath) == ["last.safetensors", "step-00000030.safetensors"])
    // Nine steps an epoch.
    #expect(
      names(run.directory.samplesPath)
        == [0, 9, 18, 27, 30].map {
          RunDirectory.stepName($0) + ".png"
        })
    #expect(try MetricsTable.rows(of: run.directory.metricsPath).map(\.step) == Array(1...30))
  }

  @Test func goingBackTakesThePicturesOfWhatWasLeft() throws {
    let run = try RecordedRun()
    try run.session { session, _ in
      try session.advance(20)
      session.send(.rollback(snapshots: 1, halvingRates: false))
      try session.advance(10)
    }
    let steps = run.directory.samples().compactMap(RunDirectory.step(ofSample:))
    #expect(steps == [0, 9, 10])
  }

  @Test func aFolderThatIsDeletedIsMadeAnew() throws {
    let run = try RecordedRun()
    try run.session { session, recorder in
      try session.advance(20)
      recorder.waitForSaves()
      try FileManager.default.removeItem(atPath: run.directory.path)
      session.send(.set(.beta1, to: 0.25))
      session.send(.save)
      session.settle()
      recorder.waitForSaves()
      #expect(recorder.lastFailure == nil)
    }
    let kinds = try run.events.map(\.kind)
    #expect(kinds.first == .start(preset: "balanced", seed: 9))
    #expect(kinds.contains(.set(.beta1, from: 0, to: 0.25)))
    #expect(try ResumePoint(run.directory.path).state.step == 20)
    #expect(try RunDescription(contentsOf: run.directory.descriptionPath).data == "noise")
    #expect(try #require(try run.replay()).isIdentical)
  }

  @Test func aSaveThatFailsHurtsNothing() throws {
    let run = try RecordedRun()
    try run.session { session, recorder in
      try session.advance(5)
      session.send(.save)
      session.settle()
      recorder.waitForSaves()
      let whole = try Checkpoint.read(run.directory.checkpointPath(step: 5))
      try session.advance(5)
      // A directory stands where the file is to go: no permission could stop the superuser.
      try FileManager.default.createDirectory(
        atPath: run.directory.checkpointPath(step: 10), withIntermediateDirectories: false)
      session.send(.save)
      session.settle()
      recorder.waitForSaves()
      session.settle()
      #expect(recorder.lastFailure?.contains("step-00000010") == true)
      let last = session.snapshot.journal.events.last?.kind
      guard case .saveFailed = last else { throw UnexpectedEvent(kind: last) }
      #expect(try Checkpoint.read(run.directory.path(of: .last)) == whole)
      try session.advance(5)
      session.send(.save)
      session.settle()
      recorder.waitForSaves()
      #expect(recorder.lastFailure == nil)
    }
    #expect(try ResumePoint(run.directory.checkpointPath(step: 15)).state.step == 15)
  }

  @Test func whatCannotBeSavedAtTheEndIsBroughtElsewhere() throws {
    let run = try RecordedRun()
    let folder = run.directory.path
    try run.session { session, recorder in
      try session.advance(10)
      try FileManager.default.createDirectory(
        atPath: run.directory.checkpointPath(step: 10), withIntermediateDirectories: false)
      session.send(.save)
      session.settle()
      recorder.waitForSaves()
      let path = try #require(recorder.rescue(into: folder))
      #expect(try Checkpoint.read(path).step == 10)
      #expect(recorder.rescue(into: "/proc") == nil)
      try session.advance(1)
      session.send(.save)
      session.settle()
      recorder.waitForSaves()
      #expect(recorder.lastWords() == nil && recorder.rescue(into: folder) == nil)
    }
  }

  private struct UnexpectedEvent: Error {
    let kind: RunEvent.Kind?
  }

  @Test func weightsThatAreNoNumbersAreNotSaved() throws {
    let run = try RecordedRun()
    try run.session { session, recorder in
      try session.advance(3)
      session.send(.save)
      session.settle()
      recorder.waitForSaves()
      var flawed = try Checkpoint.read(run.directory.checkpointPath(step: 3))
      flawed.counters.step = 4
      flawed.tensors.append(NamedTensor(name: "x", shape: [1], values: .float32([.infinity])))
      recorder.write(flawed, SavePurpose(.program))
      recorder.waitForSaves()
      #expect(recorder.lastFailure?.contains("NaN") == true)
    }
    #expect(run.directory.target(of: .last) == run.directory.checkpointPath(step: 3))
  }

  @Test func discardTakesOnlyWhatTheProgramSavedItself() throws {
    let run = try RecordedRun()
    try run.session { session, recorder in
      try session.advance(3)
      session.send(.save, from: .person)
      try session.advance(3)
      session.send(.save, from: .program)
      session.settle()
      recorder.waitForSaves()
      recorder.discard()
      session.send(.save, from: .program)
    }
    #expect(
      names(run.directory.checkpointsPath) == ["last.safetensors", "step-00000003.safetensors"])
    #expect(run.directory.target(of: .last) == run.directory.checkpointPath(step: 3))
    let kinds = try run.events.map(\.kind)
    guard case .discard = kinds.dropLast().last else { throw UnexpectedEvent(kind: kinds.last) }
    #expect(kinds.last == .stop)
  }

  @Test func whatAKilledProcessLeftGoes() throws {
    let run = try RecordedRun()
    try run.session(through: 5) { session, _ in session.waitUntilStopped() }
    let leftover = run.directory.checkpointsPath + "/.ganscope-1-x.partial"
    try "half".write(toFile: leftover, atomically: false, encoding: .utf8)
    try run.session(through: 8) { session, _ in session.waitUntilStopped() }
    #expect(!FileManager.default.fileExists(atPath: leftover))
    #expect(RunSummary(run.directory).status == .finished)
  }
}
