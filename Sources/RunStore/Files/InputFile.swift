import Foundation

/// A regular file open for reading from start to end.
package struct InputFile: ~Copyable {
  let path: String
  /// Bytes in the file when it was opened.
  let size: Int
  private let descriptor: Int32

  /// Opens a file; folders, pipes and devices are refused.
  init(_ path: String) throws(FileError) {
    // Without O_NONBLOCK, opening a pipe waits for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.open, path, code: errno) }
    var status = stat()
    let code = fstat(descriptor, &status) == 0 ? Self.refusal(status.st_mode) : errno
    guard code == 0 else {
      close(descriptor)
      throw FileError(.read, path, code: code)
    }
    self.path = path
    self.size = Int(status.st_size)
    self.descriptor = descriptor
  }

  /// All bytes of a file of at most `limit` of them; a longer one is refused.
  package static func contents(of path: String, limit: Int = .max) throws -> [UInt8] {
    let file = try InputFile(path)
    guard file.size <= limit else { throw FileError(.read, path, code: EFBIG) }
    return try file.bytes(at: 0, count: file.size)
  }

  private static func refusal(_ mode: mode_t) -> Int32 {
    switch mode & S_IFMT {
    case S_IFREG: 0
    case S_IFDIR: EISDIR
    default: ENOTSUP
    }
  }

  deinit { close(descriptor) }

  /// Reads the next `count` values; nil where the file ends before that.
  func next<Element: BitwiseCopyable>(
    _ count: Int, of type: Element.Type
  ) throws -> [Element]? {
    let values = try [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      // The array may have room for more than was asked for.
      let asked = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      let filled = try read(into: UnsafeMutableRawBufferPointer(asked))
      initialized = filled / MemoryLayout<Element>.stride
    }
    return values.count == count ? values : nil
  }

  /// At most `count` bytes from `offset` on, wherever reading stands; fewer where the file ends.
  func bytes(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(min(count, size - offset), 0))
    var filled = 0
    while filled < bytes.count {
      let read = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled, offset + filled)
      }
      if read < 0 && errno == EINTR { continue }
      guard read >= 0 else { throw FileError(.read, path, code: errno) }
      guard read > 0 else { break }
      filled += read
    }
    return Array(bytes.prefix(filled))
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, rest.baseAddress, rest.count)
      #else
        let count = Glibc.read(descriptor, rest.baseAddress, rest.count)
      #endif
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError(.read, path, code: errno) }
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }
}
