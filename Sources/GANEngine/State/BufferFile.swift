import Foundation

/// Buffers in a file that has no name any more: it is gone when nothing holds it, or the process ends.
///
/// The system keeps it in memory where there is room, and where a file does not live longer than half
/// a minute its bytes hardly ever reach the disk.
final class BufferFile: Sendable {
  let counts: [Int]
  private let descriptor: Int32

  // Times its own size that a disk must have free: checkpoints come first.
  private static let reserve = 8

  /// Writes buffers to a file in a folder; nil where that is not possible, or little room is left.
  init?(_ buffers: TrainerCopy.Buffers, in folder: String) {
    var disk = statvfs()
    let size = buffers.counts.reduce(0, +) * MemoryLayout<Float>.stride
    guard statvfs(folder, &disk) == 0,
      Double(disk.f_bavail) * Double(disk.f_frsize) > Double(size * Self.reserve)
    else { return nil }
    let unique = String(UInt64.random(in: 0 ... .max), radix: 36)
    let path = "\(folder)/.ganscope-\(getpid())-\(unique).partial"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    self.descriptor = descriptor
    counts = buffers.counts
    for storage in buffers.storages {
      guard
        Self.moveAll(
          UnsafeMutableRawBufferPointer(storage.elements),
          by: { start, count in
            write(descriptor, start, count)
          })
      else { return nil }
    }
  }

  deinit { close(descriptor) }

  /// Reads all back; false where the disk does not give it.
  func read(into buffers: TrainerCopy.Buffers) -> Bool {
    guard buffers.counts == counts, lseek(descriptor, 0, SEEK_SET) == 0 else { return false }
    return buffers.storages.allSatisfy { storage in
      Self.moveAll(UnsafeMutableRawBufferPointer(storage.elements)) { start, count in
        Foundation.read(descriptor, start, count)
      }
    }
  }

  private static func moveAll(
    _ bytes: UnsafeMutableRawBufferPointer, by move: (UnsafeMutableRawPointer?, Int) -> Int
  ) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = move(bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
