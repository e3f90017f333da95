import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct ResumePointTests {
  private let folder: TemporaryFolder
  private let run: RunDirectory

  init() throws {
    folder = try TemporaryFolder()
    run = try RunDirectory.use(folder.file("run"), resuming: false)
  }

  private func save(_ step: Int) throws {
    try Checkpoint.write(SmallState.state(step: step), to: run.checkpointPath(step: step))
  }

  private func damage(_ step: Int) throws {
    let url = URL(fileURLWithPath: run.checkpointPath(step: step))
    try Data(contentsOf: url).dropLast().write(to: url)
  }

  @Test func aFileKnowsItsRun() throws {
    try save(10)
    let point = try ResumePoint(run.checkpointPath(step: 10))
    #expect(point.state == SmallState.state(step: 10))
    #expect(point.run == run)
    #expect(point.warnings.isEmpty)
  }

  @Test func aLinkLeadsToTheRun() throws {
    try save(10)
    try FileManager.default.createSymbolicLink(
      atPath: run.path + "/last.safetensors",
      withDestinationPath: "checkpoints/step-00000010.safetensors")
    let found = try #require(try ResumePoint(run.path + "/last.safetensors").run)
    #expect(
      URL(fileURLWithPath: found.path).resolvingSymlinksInPath()
        == URL(fileURLWithPath: run.path).resolvingSymlinksInPath())
  }

  @Test func aFileElsewhereHasNoRun() throws {
    try Checkpoint.write(SmallState.state(), to: folder.file("c.safetensors"))
    #expect(try ResumePoint(folder.file("c.safetensors")).run == nil)
  }

  @Test(arguments: ["", "/", "/checkpoints", "/checkpoints/"])
  func aRunGivesItsNewestCheckpoint(suffix: String) throws {
    for step in [10, 30, 20] { try save(step) }
    #expect(try ResumePoint(run.path + suffix).state.step == 30)
  }

  @Test func aDamagedCheckpointIsPassedOverAloud() throws {
    for step in [10, 20, 30] { try save(step) }
    for step in [20, 30] { try damage(step) }
    let point = try ResumePoint(run.path)
    #expect(point.state.step == 10)
    #expect(point.checkpoint == run.checkpointPath(step: 10))
    #expect(point.warnings.count == 2)
    #expect(
      point.warnings.first?.hasPrefix(
        "passed over a damaged checkpoint: \(run.checkpointPath(step: 30)): expected ") == true)
  }

  @Test func withoutAWholeCheckpointThereIsAReason() throws {
    #expect(throws: RunDirectoryError.noCheckpoint(path: run.path)) { try ResumePoint(run.path) }
    try save(10)
    try damage(10)
    let error = #expect(throws: RunDirectoryError.self) { try ResumePoint(run.path) }
    guard case .noWholeCheckpoint(run.path, let reasons) = error else {
      Issue.record("\(error.map(String.init(describing:)) ?? "no error")")
      return
    }
    #expect(reasons.count == 1)
  }

  @Test func whatIsNoRunIsNamed() throws {
    let path = folder.file("none")
    #expect(throws: RunDirectoryError.missing(path: path)) { try ResumePoint(path) }
    #expect(throws: RunDirectoryError.notARun(path: folder.path)) { try ResumePoint(folder.path) }
  }
}
