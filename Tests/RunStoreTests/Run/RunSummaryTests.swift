import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct RunSummaryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ name: String) throws -> RunDirectory {
    try RunDirectory.use(folder.file(name), resuming: false)
  }

  @Test func gathersWhatThereIs() throws {
    let run = try run("a")
    try RunDescription(
      configuration: SmallState.configuration, precisionInForce: .fp32, data: "MNIST",
      dataFingerprint: "", version: "1", commandLine: [], startTime: 1000
    ).write(to: run.descriptionPath)
    try Journal(path: run.journalPath).record(RunEvent(step: 40, time: 1060, kind: .finish))
    try "step,discriminatorLoss\n41,0.5\n42,nan\n".write(
      toFile: run.metricsPath, atomically: false, encoding: .utf8)
    let summary = RunSummary(run)
    #expect(summary.name == "a")
    #expect(summary.status == .finished)
    #expect(summary.steps == 42)
    #expect(summary.startTime == 1000)
    #expect(summary.last("discriminatorLoss")?.isNaN == true)
    #expect(summary.last("generatorLoss") == nil)
    #expect(summary.description?.data == "MNIST")
  }

  @Test func nothingIsNeeded() throws {
    let summary = RunSummary(try run("empty"))
    #expect(summary.status == .crashed)
    #expect(summary.steps == 0)
    #expect(summary.startTime == nil)
    #expect(summary.metrics == nil && summary.description == nil)
  }

  @Test func aRunThatIsTrainedSaysSo() throws {
    let run = try run("live")
    let lock = try RunLock(run)
    #expect(RunSummary(run).status == .running)
    #expect(RunSummary(run).process == getpid())
    withExtendedLifetime(lock) {}
  }

  @Test func goingBackCountsFromThere() throws {
    let run = try run("back")
    try (#"{"step":90,"time":"x","event":"rollback","toStep":50}"# + "\n").write(
      toFile: run.journalPath, atomically: false, encoding: .utf8)
    #expect(RunSummary(run).steps == 50)
  }

  @Test func runsAreFoundInAFolder() throws {
    for name in ["b", "a"] { _ = try run(name) }
    try FileManager.default.createDirectory(
      atPath: folder.file("other"), withIntermediateDirectories: true)
    try "".write(toFile: folder.file("file"), atomically: false, encoding: .utf8)
    #expect(try RunDirectory.all(in: folder.path).map(\.path) == ["a", "b"].map(folder.file))
    #expect(try RunDirectory.all(in: folder.file("a")).map(\.path) == [folder.file("a")])
    #expect(throws: FileError(.list, folder.file("no"), code: ENOENT)) {
      try RunDirectory.all(in: folder.file("no"))
    }
  }

  @Test func aRunGoesByFolderOrName() throws {
    let run = try run("a")
    #expect(try RunDirectory.named(run.path) == run)
    #expect(try RunDirectory.named("a", in: folder.path) == run)
    #expect(throws: RunDirectoryError.missing(path: "b", near: ["a"])) {
      try RunDirectory.named("b", in: folder.path)
    }
    #expect(throws: RunDirectoryError.notARun(path: folder.path)) {
      try RunDirectory.named(folder.path)
    }
  }
}
