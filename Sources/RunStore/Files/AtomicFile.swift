import Foundation
import GANEngine
import SystemPackage

/// A file that appears whole or not at all.
///
/// Bytes go to a hidden file in the same folder, which takes the destination's place once they are
/// on disk. Whatever fails on the way, the destination is as it was and the hidden file is gone.
/// A device or a pipe cannot be replaced and is written to directly.
public struct AtomicFile: ~Copyable {
  /// The path as it was given, for messages.
  private let path: String
  private let destination: String
  private let descriptor: Int32
  /// Where the bytes are until `commit`; nil for a device, and after `commit`.
  private var temporary: String?

  /// Runs `body`, which writes the contents, then puts the file in its place.
  /// - Throws: `FileError`, or what `body` throws.
  public static func write(
    to path: String, _ body: (inout AtomicFile) throws -> Void
  ) throws {
    var file = try AtomicFile(path)
    try body(&file)
    try file.commit()
  }

  /// Puts a file of `bytes` in its place.
  /// - Throws: `FileError`.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    var file = try AtomicFile(path)
    if let code = bytes.withUnsafeBytes({ $0.writeAll(to: file.descriptor) }) {
      throw FileError(.write, path, code: code)
    }
    try file.commit()
  }

  private init(_ path: String) throws(FileError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    guard !exists || kind != S_IFDIR else { throw FileError(.write, path, code: EISDIR) }
    let isDevice = exists && kind != S_IFREG
    let destination = exists && !isDevice ? Self.resolved(path) : path
    let temporary = isDevice ? nil : Self.temporary(besides: destination)
    // A pipe that nobody reads would be waited for.
    let flags =
      isDevice ? O_WRONLY | O_NONBLOCK | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = open(temporary ?? path, flags, 0o666)
    guard descriptor >= 0 else { throw FileError(.create, path, code: errno) }
    if isDevice { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) }
    self.path = path
    self.destination = destination
    self.temporary = temporary
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
    if let temporary { unlink(temporary) }
  }

  /// Appends bytes. Throws `FileError` where the system refuses.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    if let code = bytes.writeAll(to: descriptor) { throw FileError(.write, path, code: code) }
  }

  /// Appends bytes. Throws `FileError` where the system refuses.
  public mutating func write(_ bytes: some Collection<UInt8>) throws {
    try Array(bytes).withUnsafeBytes { try write($0) }
  }

  private mutating func commit() throws(FileError) {
    guard let temporary else { return }
    guard fsync(descriptor) == 0 else { throw FileError(.write, path, code: errno) }
    guard rename(temporary, destination) == 0 else {
      throw FileError(.replace, path, code: errno)
    }
    self.temporary = nil
    try Self.syncFolder(of: destination)
  }

  /// Makes the new name itself survive a power cut.
  private static func syncFolder(of path: String) throws(FileError) {
    let folder = folder(of: path)
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder one may write but not list cannot be opened; the file in it is whole all the same.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // EINVAL: a file system that has no such notion.
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw FileError(.write, folder, code: errno)
    }
  }

  private static func temporary(besides path: String) -> String {
    let unique = String(UInt64.random(in: 0 ... .max), radix: 36)
    return "\(folder(of: path))/.ganscope-\(getpid())-\(unique).partial"
  }

  private static func folder(of path: String) -> String {
    FilePath(path).folder.string
  }

  /// The file behind a symbolic link, so that the link stays one.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
