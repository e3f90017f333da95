import Foundation
public import GANEngine
import Synchronization
import SystemPackage

/// The record of everything that changed a run: one JSON object a line, only ever appended to.
///
/// A line goes out in a single write to a file opened for appending, so that lines of several
/// threads cannot mix, and a killed process can tear only its last one.
///
/// Where the file is gone, as after somebody deleted the run's folder, it is made again with all that
/// was in it.
public final class Journal: Sendable {
  /// The file.
  public let path: String
  private let descriptor: Mutex<Int32>

  /// Opens a journal, or starts it where there is none. Throws `FileError` where the system
  /// refuses.
  public init(path: String) throws(FileError) {
    self.path = path
    descriptor = Mutex(try Self.open(path))
  }

  deinit { descriptor.withLock { _ = close($0) } }

  private static func open(_ path: String) throws(FileError) -> Int32 {
    // A pipe that is full is an error rather than a long wait.
    let descriptor = Foundation.open(
      path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(.open, path, code: errno) }
    return descriptor
  }

  /// Appends an event. An error is returned rather than thrown: training goes on without a journal.
  @discardableResult
  public func record(_ event: RunEvent) -> FileError? {
    descriptor.withLock { descriptor in
      do throws(FileError) {
        try revive(&descriptor)
        try append(JournalLine(event).text, to: descriptor)
        return nil
      } catch {
        return error
      }
    }
  }

  /// Makes the file again where its name is gone.
  /// - Throws: `FileError`; then it is tried again with the next event.
  public func revive() throws(FileError) {
    try descriptor.withLock { descriptor throws(FileError) in try revive(&descriptor) }
  }

  // What has no name any more can still be read through its descriptor.
  private func revive(_ descriptor: inout Int32) throws(FileError) {
    guard access(path, F_OK) != 0, errno == ENOENT else { return }
    try RunDirectory.makeFolder(FilePath(path).folder.string)
    let size = lseek(descriptor, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: max(Int(size), 0))
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let revived = try Self.open(path)
    let code = bytes.prefix(max(count, 0)).withUnsafeBytes { $0.writeAll(to: revived) }
    if let code {
      // The old one is still the only whole one.
      close(revived)
      unlink(path)
      throw FileError(.write, path, code: code)
    }
    close(descriptor)
    descriptor = revived
  }

  private func append(_ text: String, to descriptor: Int32) throws(FileError) {
    let line = (Self.endsInsideLine(descriptor) ? "\n" : "") + text + "\n"
    try write(Array(line.utf8), to: descriptor)
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) {
    var count = 0
    repeat {
      #if canImport(Darwin)
        count = Darwin.write(descriptor, bytes, bytes.count)
      #else
        count = Glibc.write(descriptor, bytes, bytes.count)
      #endif
    } while count < 0 && errno == EINTR
    // A short write is a full disk; the next line starts anew behind the torn one.
    guard count == bytes.count else {
      throw FileError(.write, path, code: count < 0 ? errno : ENOSPC)
    }
  }

  /// Whether a line was torn: by a process that was killed, or by a full disk.
  private static func endsInsideLine(_ descriptor: Int32) -> Bool {
    var status = stat()
    var last: UInt8 = 0
    guard fstat(descriptor, &status) == 0, status.st_size > 0,
      pread(descriptor, &last, 1, status.st_size - 1) == 1
    else { return false }
    return last != UInt8(ascii: "\n")
  }

  /// What a journal says.
  public struct Contents: Equatable, Sendable {
    /// In the order in which they were recorded.
    public let events: [RunEvent]
    /// Lines that could not be read: torn, or from a version that knows more events.
    public let unreadableLines: Int
  }

  /// Reads a journal, leaving out the lines that are damaged. Throws `FileError` where it cannot be
  /// read.
  public static func contents(of path: String) throws -> Contents {
    let file = try InputFile(path)
    let bytes = try file.next(file.size, of: UInt8.self) ?? []
    let lines = TextLines.split(bytes).map { String(decoding: $0, as: UTF8.self) }
    let decoder = JSONDecoder()
    let events = lines.compactMap { JournalLine($0, decoder)?.event }
    return Contents(events: events, unreadableLines: lines.count - events.count)
  }
}
