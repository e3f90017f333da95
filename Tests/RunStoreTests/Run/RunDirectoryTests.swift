import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct RunDirectoryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(steps: [Int], journal: [RunEvent] = []) throws -> RunDirectory {
    let run = try RunDirectory.use(folder.file("run"), resuming: false)
    for step in steps {
      try "".write(toFile: run.checkpointPath(step: step), atomically: false, encoding: .utf8)
    }
    for event in journal { try Journal(path: run.journalPath).record(event) }
    return run
  }

  private func steps(_ run: RunDirectory) -> [Int] {
    run.checkpoints().compactMap(RunDirectory.step(ofCheckpoint:))
  }

  private func save(_ step: Int) -> RunEvent {
    let path = RunDirectory(path: "elsewhere").checkpointPath(step: step)
    return RunEvent(step: step, time: 0, kind: .save(path: path, weights: ""))
  }

  private func restore(_ step: Int) -> RunEvent {
    RunEvent(step: step, time: 0, kind: .restore(checkpoint: "x", precision: .fp32, threads: 2))
  }

  @Test func isNamedByTimeAndPresetAndNeverTaken() throws {
    let parent = folder.file("some/runs")
    let runs = try (0..<3).map { _ in
      try RunDirectory.create(preset: "balanced", in: parent, at: 1_772_355_900)
    }
    let name = try #require(runs[0].path.split(separator: "/").last)
    #expect(name.wholeMatch(of: /2026-0[23]-\d\d-\d\d\d\d00-balanced/) != nil)
    #expect(runs.map(\.path) == ["", "-2", "-3"].map { "\(parent)/\(name)\($0)" })
    #expect(FileManager.default.fileExists(atPath: runs[2].checkpointsPath))
  }

  @Test func aPresetLeadsNowhereElse() throws {
    let run = try RunDirectory.create(preset: "../../x y", in: folder.path, at: 0)
    #expect(run.path.hasSuffix("-------x-y"))
    #expect(run.path.hasPrefix(folder.path + "/19"))
  }

  @Test func checkpointsAreNamedByStep() {
    let run = RunDirectory(path: "r")
    #expect(run.checkpointPath(step: 42) == "r/checkpoints/step-00000042.safetensors")
    #expect(run.checkpointPath(step: 1_234_567_890) == "r/checkpoints/step-1234567890.safetensors")
    #expect(RunDirectory.step(ofCheckpoint: "r/checkpoints/step-00000042.safetensors") == 42)
    for name in ["step-.safetensors", "step-99999999999999999999.safetensors", "step-1.safetensor"]
    {
      #expect(RunDirectory.step(ofCheckpoint: name) == nil)
    }
  }

  @Test func aNewRunWantsAnEmptyFolder() throws {
    let path = folder.file("a/b")
    let run = try RunDirectory.use(path, resuming: false)
    #expect(run.exists)
    #expect(throws: RunDirectoryError.holdsARun(path: path)) {
      try RunDirectory.use(path, resuming: false)
    }
    #expect(try RunDirectory.use(path, resuming: true) == run)
    #expect(throws: RunDirectoryError.notEmpty(path: folder.file("a"))) {
      try RunDirectory.use(folder.file("a"), resuming: true)
    }
  }

  @Test func aFileIsNoFolder() throws {
    let path = folder.file("a")
    try "x".write(toFile: path, atomically: false, encoding: .utf8)
    #expect(throws: RunDirectoryError.notADirectory(path: path, found: .text("x"))) {
      try RunDirectory.use(path, resuming: false)
    }
    #expect(throws: FileError(.create, path, code: ENOTDIR)) {
      try RunDirectory.create(preset: "p", in: path, at: 0)
    }
  }

  @Test func theLatestStepIsFirst() throws {
    let run = try run(steps: [90, 100_000_000, 100, 7])
    try "".write(
      toFile: run.checkpointsPath + "/.ganscope-1-a.partial", atomically: false, encoding: .utf8)
    #expect(steps(run) == [100_000_000, 100, 90, 7])
  }

  @Test func stepsLeftBehindComeLast() throws {
    let run = try run(
      steps: [100, 200, 300, 400, 150],
      journal: [save(100), save(200), save(300), restore(100), save(150)])
    #expect(steps(run) == [400, 150, 100, 300, 200])
  }

  @Test func goingBackWithoutSavingLeavesNothingBehind() throws {
    let run = try run(steps: [100, 200], journal: [save(100), save(200), restore(100)])
    #expect(steps(run) == [200, 100])
  }

  @Test func aStepSavedAnewIsNotLeftBehind() throws {
    let run = try run(
      steps: [100, 200],
      journal: [save(100), save(200), restore(100), save(100), save(200)])
    #expect(steps(run) == [200, 100])
  }

  @Test func aCheckpointTellsItsRun() throws {
    let run = try run(steps: [1])
    #expect(RunDirectory.containing(checkpoint: run.checkpointPath(step: 1)) == run)
    #expect(RunDirectory.containing(checkpoint: folder.file("step-00000001.safetensors")) == nil)
  }
}
