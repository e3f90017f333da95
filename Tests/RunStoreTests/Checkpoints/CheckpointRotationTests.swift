import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct CheckpointRotationTests {
  private let run = RunDirectory(path: "run")

  private func save(_ step: Int, _ origin: RunEvent.Origin) -> RunEvent {
    let kind = RunEvent.Kind.save(path: "elsewhere/step-\(step).safetensors", weights: "")
    return RunEvent(step: step, time: 0, kind: kind, origin: origin)
  }

  private func outdated(
    _ events: [RunEvent], keeping kept: Int, protected: Set<String> = []
  ) -> [String] {
    CheckpointRotation(keeping: kept).outdated(events, in: run, protected: protected)
      .map { ($0 as NSString).lastPathComponent }
  }

  @Test func theNewestOfItsOwnStayAndAllThatWereAskedFor() {
    let events = [
      save(1, .program), save(2, .person), save(3, .program), save(4, .program),
      save(5, .program),
    ]
    #expect(outdated(events, keeping: 2) == ["step-1.safetensors", "step-3.safetensors"])
    #expect(outdated(events, keeping: 9).isEmpty)
    #expect(outdated(events, keeping: 0).count == 3)
  }

  @Test func whatIsLinkedStays() {
    let events = [save(1, .program), save(2, .program), save(3, .program), save(4, .program)]
    #expect(
      outdated(events, keeping: 1, protected: ["run/checkpoints/step-3.safetensors"])
        == ["step-1.safetensors", "step-2.safetensors"])
  }

  private func restore(_ step: Int) -> RunEvent {
    let kind = RunEvent.Kind.restore(
      checkpoint: "x/step-\(step).safetensors", precision: .fp32, threads: 1)
    return RunEvent(step: step, time: 0, kind: kind)
  }

  @Test func whereTheRunBranchedItStays() {
    let events = [
      save(1, .program), save(2, .program), restore(1), save(3, .program), save(4, .program),
    ]
    #expect(outdated(events, keeping: 1) == ["step-2.safetensors", "step-3.safetensors"])
  }

  @Test func goingOnFromTheNewestIsNoBranch() {
    let events = [save(1, .program), restore(1), save(2, .program), save(3, .program)]
    #expect(outdated(events, keeping: 1) == ["step-1.safetensors", "step-2.safetensors"])
  }

  @Test func savedAnewByThePersonItStays() {
    let events = [
      save(1, .program), save(1, .person), save(2, .program), save(3, .program),
    ]
    #expect(outdated(events, keeping: 1) == ["step-2.safetensors"])
  }

  @Test func aLinkPointsToTheNewestAndIsReplaced() throws {
    let folder = try TemporaryFolder()
    let run = try RunDirectory.use(folder.file("run"), resuming: false)
    #expect(run.target(of: .last) == nil)
    for step in [1, 2] {
      let path = run.checkpointPath(step: step)
      try "\(step)".write(toFile: path, atomically: false, encoding: .utf8)
      try run.point(.last, to: path)
      #expect(run.target(of: .last) == path)
      #expect(try String(contentsOfFile: run.path(of: .last), encoding: .utf8) == "\(step)")
    }
    #expect(run.checkpoints().count == 2)
  }
}
