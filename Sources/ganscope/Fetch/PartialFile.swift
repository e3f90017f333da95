import Foundation
import GANEngine
import RunStore
import SystemPackage

/// A download on its way: a hidden file beside its destination, which another attempt goes on with.
///
/// One process at a time has it.
final class PartialFile: Sendable {
  let path: String
  private let destination: String
  private let descriptor: Int32

  /// Opens what an earlier attempt left, or begins.
  init(for destination: String) throws {
    let place = FilePath(destination)
    let path = place.folder.appending(".\(place.name).part").string
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(.create, path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw Failure("\(path.asShownPath): another process is fetching this file")
    }
    (self.path, self.destination, self.descriptor) = (path, destination, descriptor)
  }

  deinit { close(descriptor) }

  /// Lets another process, or attempt, have it; a connection being closed may still hold the value.
  func release() {
    if size == 0 { unlink(path) }
    flock(descriptor, LOCK_UN)
  }

  /// Bytes there are.
  var size: Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Forgets all of it.
  func clear() throws(FileError) {
    guard ftruncate(descriptor, 0) == 0 else { throw FileError(.write, path, code: errno) }
  }

  /// Adds bytes at the end.
  func append(_ data: Data) throws(FileError) {
    var position = size
    var rest = [UInt8](data)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, position) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw FileError(.write, path, code: written < 0 ? errno : EIO) }
      position += written
      rest = rest.dropFirst(written)
    }
  }

  /// Puts it in its place, once it is on disk.
  func commit() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError(.write, path, code: errno) }
    guard rename(path, destination) == 0 else {
      throw FileError(.replace, destination, code: errno)
    }
  }
}
