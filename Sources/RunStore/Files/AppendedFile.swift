import Foundation
import Synchronization

/// A file that grows while a run goes on, whatever the disk does.
///
/// `append` takes note of a record and returns at once. `flush` opens the file anew each time, so that
/// a full disk or a folder that went away is noticed, and adds all that waits or nothing of it. What
/// could not be added waits for the next flush, up to `limit` bytes; then the oldest is given up.
final class AppendedFile: Sendable {
  /// Takes what belongs to later steps out of the file.
  typealias Cut = @Sendable (_ path: String, _ step: Int) throws(FileError) -> Void

  let path: String
  private let header: [UInt8]
  private let limit: Int
  private let cut: Cut
  private let waiting = Mutex(Waiting())
  // Held while a flush lasts, so that records stay in order and `append` need not wait for the disk.
  private let disk = Mutex(())

  private struct Record {
    let step: Int
    let bytes: [UInt8]
  }

  private struct Waiting {
    var records: [Record] = []
    var byteCount = 0
    /// The step that the file is still to be cut behind.
    var lastKept: Int?

    mutating func replace(_ records: [Record], limit: Int) {
      self.records = records
      byteCount = records.reduce(0) { $0 + $1.bytes.count }
      guard byteCount > limit else { return }
      var given = 0
      while byteCount > limit / 2, given < records.count {
        byteCount -= records[given].bytes.count
        given += 1
      }
      self.records.removeFirst(given)
    }
  }

  /// A file that begins with `header`; nothing is read or written before the first flush.
  init(path: String, header: [UInt8], limit: Int = 4 << 20, cut: @escaping Cut) {
    self.path = path
    self.header = header
    self.limit = limit
    self.cut = cut
  }

  /// Takes note of a record.
  func append(_ bytes: [UInt8], step: Int) {
    waiting.withLock { waiting in
      waiting.records.append(Record(step: step, bytes: bytes))
      waiting.byteCount += bytes.count
      if waiting.byteCount > limit { waiting.replace(waiting.records, limit: limit) }
    }
  }

  /// Forgets the records of steps behind `step`; those in the file go with the next flush.
  func rewind(to step: Int) {
    waiting.withLock { waiting in
      waiting.lastKept = min(waiting.lastKept ?? step, step)
      waiting.replace(waiting.records.filter { $0.step <= step }, limit: limit)
    }
  }

  /// Adds all that waits to the file. An error is returned rather than thrown: training goes on.
  func flush() -> FileError? {
    disk.withLock { _ in
      let (records, lastKept) = waiting.withLock { waiting in
        defer { waiting = Waiting() }
        return (waiting.records, waiting.lastKept)
      }
      var isCut = lastKept == nil
      do {
        if let lastKept { try cut(path, lastKept) }
        isCut = true
        if !records.isEmpty { try add(records.flatMap(\.bytes)) }
        return nil
      } catch {
        putBack(records, lastKept: isCut ? nil : lastKept)
        return error as? FileError ?? FileError(.write, path, code: EIO)
      }
    }
  }

  private func putBack(_ records: [Record], lastKept: Int?) {
    waiting.withLock { waiting in
      // Meanwhile the run may have gone back to an earlier step.
      let kept = records.filter { $0.step <= waiting.lastKept ?? .max }
      waiting.lastKept = [waiting.lastKept, lastKept].compactMap { $0 }.min()
      waiting.replace(kept + waiting.records, limit: limit)
    }
  }

  private func add(_ bytes: [UInt8]) throws(FileError) {
    // A pipe that nobody reads is an error rather than a long wait.
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(.open, path, code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(.write, path, code: errno) }
    let size = status.st_size
    let code = ((size == 0 ? header : []) + bytes).withUnsafeBytes { $0.writeAll(to: descriptor) }
    guard let code else { return }
    // A record in part would spoil those behind it.
    _ = ftruncate(descriptor, size)
    throw FileError(.write, path, code: code)
  }
}
