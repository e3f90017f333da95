import Foundation
import Testing

@testable import RunStore

@Suite struct AtomicFileTests {
  private struct Interruption: Error {}

  @Test func replacesAFileAndLeavesNothingBeside() throws {
    let folder = try TemporaryFolder()
    for text in ["first, and longer", "second"] {
      try AtomicFile.write(to: folder.file("a")) { try $0.write(text.utf8) }
      #expect(try String(contentsOfFile: folder.file("a"), encoding: .utf8) == text)
    }
    #expect(try folder.names() == ["a"])
  }

  @Test func anInterruptedWriteLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write(to: folder.file("a")) { try $0.write("old".utf8) }
    #expect(throws: Interruption.self) {
      try AtomicFile.write(to: folder.file("a")) {
        try $0.write("new".utf8)
        throw Interruption()
      }
    }
    #expect(try String(contentsOfFile: folder.file("a"), encoding: .utf8) == "old")
    #expect(try folder.names() == ["a"])
  }

  /// The limit holds for the whole process, hence a process of its own.
  @Test func aFullDiskLeavesTheOldFile() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      try AtomicFile.write(to: folder.file("a")) { try $0.write("old".utf8) }
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
      #if canImport(Darwin)
        try #require(setrlimit(RLIMIT_FSIZE, &limit) == 0)
      #else
        try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      #endif
      let error = #expect(throws: FileError.self) {
        try AtomicFile.write(to: folder.file("a")) {
          for _ in 0..<100 { try $0.write([UInt8](repeating: 0, count: 100)) }
        }
      }
      #expect(error == FileError(.write, folder.file("a"), code: EFBIG))
      #expect(try String(contentsOfFile: folder.file("a"), encoding: .utf8) == "old")
      #expect(try folder.names() == ["a"])
    }
  }

  @Test func aDeviceIsWrittenDirectly() throws {
    try AtomicFile.write(to: "/dev/null") { try $0.write("gone".utf8) }
    let error = #expect(throws: FileError.self) {
      try AtomicFile.write(to: "/dev/full") { try $0.write("no room".utf8) }
    }
    #expect(error?.description == "cannot write /dev/full: No space left on device")
  }

  @Test func refusesWhatIsNoFile() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write(to: folder.file("a")) { try $0.write("x".utf8) }
    let cases: [(String, FileError.Action, Int32)] = [
      (folder.path, .write, EISDIR), (folder.file("a/b"), .create, ENOTDIR),
      (folder.file("none/b"), .create, ENOENT),
    ]
    for (path, action, code) in cases {
      let error = #expect(throws: FileError.self) {
        try AtomicFile.write(to: path) { try $0.write("y".utf8) }
      }
      #expect(error == FileError(action, path, code: code))
    }
    #expect(try folder.names() == ["a"])
  }

  @Test func aLinkStaysALink() throws {
    let folder = try TemporaryFolder()
    try AtomicFile.write(to: folder.file("a")) { try $0.write("old".utf8) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: "a")
    try AtomicFile.write(to: folder.file("link")) { try $0.write("new".utf8) }
    #expect(try String(contentsOfFile: folder.file("a"), encoding: .utf8) == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")) == "a")
  }
}
