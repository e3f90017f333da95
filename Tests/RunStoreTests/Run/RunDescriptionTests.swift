import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct RunDescriptionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let description = RunDescription(
    configuration: SmallState.configuration, precisionInForce: .bf16, data: "MNIST",
    dataFingerprint: "0f", version: "1.2.3", commandLine: ["ganscope", "--seed", "7"],
    startTime: 1_772_355_900.25)

  @Test func namesWhatARepetitionNeeds() throws {
    try Self.description.write(to: folder.file("run.json"))
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.file("run.json")))
    let members = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      members.keys.sorted() == [
        "backend", "commandLine", "configuration", "data", "dataFingerprint", "host", "precision",
        "preset", "processor", "schema", "seed", "startTime", "system", "threads", "version",
      ])
    #expect(members["startTime"] as? String == "2026-03-01T09:05:00.250Z")
    #expect(members["precision"] as? String == "bf16")
    #expect(members["commandLine"] as? [String] == ["ganscope", "--seed", "7"])
    #expect((members["configuration"] as? [String: Any])?["batch"] as? Int == 5)
  }

  @Test func roundTrips() throws {
    try Self.description.write(to: folder.file("run.json"))
    #expect(try RunDescription(contentsOf: folder.file("run.json")) == Self.description)
  }

  @Test func damageIsAnError() throws {
    let path = folder.file("run.json")
    try "{\"schema\":1}".write(toFile: path, atomically: false, encoding: .utf8)
    #expect(throws: RunDirectoryError.damaged(path: path, found: .json)) {
      try RunDescription(contentsOf: path)
    }
  }

  @Test func namesTheMachine() {
    for name in [Machine.hostName, Machine.processorName] {
      #expect(!name.isEmpty && !name.contains { $0.isNewline })
    }
  }
}
