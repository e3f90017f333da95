import Foundation
import GANEngine

/// The mark of the process that trains a run: a lock on the file `lock` in the run's folder.
///
/// The system takes it back when the process ends, however it ends; the file stays.
public final class RunLock: Sendable {
  /// Another process has the lock.
  public struct Held: Error, Equatable, CustomStringConvertible {
    /// The run's folder.
    public let path: String
    /// nil where it has not said which it is.
    public let process: Int32?

    /// Who trains the run, and what to do.
    public var description: String {
      let name = process.map { "process \($0)" } ?? "another process"
      return "\(path.asShownPath): this run is being trained by \(name)"
    }
  }

  private let descriptor: Int32

  /// Takes the lock for as long as the value lives. A file system without locks grants it.
  /// - Throws: `Held`, or `FileError` where the folder cannot be written to.
  public init(_ run: RunDirectory) throws {
    let descriptor = open(run.lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(.create, run.lockPath, code: errno) }
    guard Self.lock(descriptor) else {
      defer { close(descriptor) }
      throw Held(path: run.path, process: Self.process(descriptor))
    }
    self.descriptor = descriptor
    let name = Array("\(getpid())\n".utf8)
    // Who it is serves the message alone: a full disk does not matter.
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, name, name.count, 0) }
  }

  deinit { close(descriptor) }

  /// Whether a process that lives has the lock of a run.
  public static func isHeld(_ run: RunDirectory) -> Bool { holder(of: run) != nil }

  /// The lock on a run as its owner described it; nil where nobody has it.
  public static func holder(of run: RunDirectory) -> Held? {
    let descriptor = open(run.lockPath, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
    return Held(path: run.path, process: process(descriptor))
  }

  private static func lock(_ descriptor: Int32) -> Bool {
    // Those who only ask, in `holder(of:)`, have it for a moment.
    for _ in 0..<20 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return true }
      usleep(5000)
    }
    return false
  }

  private static func process(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let digits = bytes.prefix(max(count, 0)).prefix { $0 != UInt8(ascii: "\n") }
    return Int32(String(decoding: digits, as: UTF8.self))
  }
}

extension RunDirectory {
  /// The file that the process which trains the run keeps locked.
  public var lockPath: String { "\(path)/lock" }
}
