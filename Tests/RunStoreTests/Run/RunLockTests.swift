import Foundation
import Testing

@testable import RunStore

@Suite struct RunLockTests {
  private let folder: TemporaryFolder
  private let run: RunDirectory

  init() throws {
    folder = try TemporaryFolder()
    run = RunDirectory(path: folder.path)
  }

  @Test func isHeldAsLongAsItLives() throws {
    #expect(!RunLock.isHeld(run))
    do {
      let lock = try RunLock(run)
      withExtendedLifetime(lock) { #expect(RunLock.isHeld(run)) }
    }
    #expect(!RunLock.isHeld(run))
    #expect(try folder.names() == ["lock"])
  }

  @Test func isTakenOnceAndSaysByWhom() throws {
    let lock = try RunLock(run)
    let held = RunLock.Held(path: folder.path, process: getpid())
    #expect(throws: held) { try RunLock(run) }
    #expect(held.description.hasSuffix(": this run is being trained by process \(getpid())"))
    #expect(RunLock.holder(of: run) == held)
    withExtendedLifetime(lock) {}
  }

  @Test func askingDoesNotStandInTheWay() async throws {
    let run = run
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for _ in 0..<2000 { _ = RunLock.isHeld(run) } }
      for _ in 0..<50 { _ = try RunLock(run) }
      try await group.waitForAll()
    }
  }

  @Test func needsAFolder() {
    let gone = RunDirectory(path: folder.file("gone"))
    #expect(throws: FileError(.create, gone.lockPath, code: ENOENT)) { try RunLock(gone) }
    #expect(!RunLock.isHeld(gone))
  }

  @Test func aProcessThatIsKilledLosesIt() throws {
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    other.arguments = ["flock", run.lockPath, "-c", "echo 77 > '\(run.lockPath)'; echo; exec cat"]
    let (input, output) = (Pipe(), Pipe())
    other.standardInput = input
    other.standardOutput = output
    try other.run()
    _ = output.fileHandleForReading.availableData
    #expect(RunLock.holder(of: run)?.process == 77)
    #expect(throws: RunLock.Held(path: folder.path, process: 77)) { try RunLock(run) }
    kill(other.processIdentifier, SIGKILL)
    // The shell that flock started has the lock too, and ends with its input.
    try input.fileHandleForWriting.close()
    other.waitUntilExit()
    _ = output.fileHandleForReading.readDataToEndOfFile()
    let lock = try RunLock(run)
    #expect(RunLock.holder(of: run)?.process == getpid())
    withExtendedLifetime(lock) {}
  }
}
