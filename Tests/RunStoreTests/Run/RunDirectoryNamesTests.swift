import Foundation
import Testing

@testable import RunStore

@Suite struct RunDirectoryNamesTests {
  @Test(arguments: [
    ("good", true), ("run-2.b_3", true), ("", false), (".hidden", false), ("../up", false),
    ("a b", false), ("best", false), ("last", false), ("step-00000012", false), ("ü", false),
    (String(repeating: "a", count: 61), false),
  ])
  func namesStayInTheFolder(name: String, isName: Bool) {
    #expect(RunDirectory.isCheckpointName(name) == isName)
  }

  @Test func aNameStaysWhenTheFileOfItsStepGoes() throws {
    let folder = NSTemporaryDirectory() + "ganscope-names-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let directory = try RunDirectory.use(folder, resuming: false)
    try directory.makeFolders()
    let path = directory.checkpointPath(step: 12)
    for text in ["one", "two"] {
      unlink(path)
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      try directory.name(path, "good")
      // A second time makes one file of two names stay one.
      try directory.name(path, "good")
    }
    unlink(path)
    let named = directory.checkpointPath(named: "good")
    #expect(try String(contentsOfFile: named, encoding: .utf8) == "two")
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.checkpointsPath)
    #expect(names == ["good.safetensors"])
    #expect(throws: FileError.self) { try directory.name(path, "other") }
  }
}
