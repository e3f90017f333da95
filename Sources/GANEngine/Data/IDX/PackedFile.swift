import CZlib
import Foundation

/// A file read from front to back, unpacked on the way if it is gzip.
struct PackedFile: ~Copyable {
  let path: String
  /// Bytes on disk.
  let storedBytes: Int
  private let stream: gzFile

  /// Opens a regular file.
  init(path: String) throws(DataError) {
    // Without O_NONBLOCK, opening a pipe waits for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DataError(path, errno == ENOENT ? .missing : .unreadable(reason: Self.systemReason))
    }
    let status: stat
    do throws(DataError) {
      status = try Self.status(of: descriptor, path)
    } catch {
      close(descriptor)
      throw error
    }
    guard let stream = gzdopen(descriptor, "rb") else {
      close(descriptor)
      throw DataError(path, .unreadable(reason: "memory is short"))
    }
    gzbuffer(stream, 1 << 17)
    self.path = path
    self.storedBytes = Int(status.st_size)
    self.stream = stream
  }

  deinit { gzclose(stream) }

  private static func status(of descriptor: Int32, _ path: String) throws(DataError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw DataError(path, .unreadable(reason: systemReason))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DataError(path, .notAFile) }
    guard status.st_size > 0 else { throw DataError(path, .empty) }
    return status
  }

  /// Whether the contents are unpacked on the way.
  var isGzip: Bool { gzdirect(stream) == 0 }

  /// The most bytes this file can unpack to: deflate never exceeds 1032 to 1.
  var largestContents: Int {
    let (product, overflow) = storedBytes.multipliedReportingOverflow(by: isGzip ? 1032 : 1)
    return overflow ? .max : product
  }

  /// Fills `buffer` as far as the contents go and returns how far that was.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let read = gzread(stream, rest.baseAddress, UInt32(min(rest.count, 1 << 30)))
      guard read >= 0 else { throw DataError(path, streamProblem) }
      if read == 0 { break }
      filled += Int(read)
    }
    return filled
  }

  /// The next bytes, at most `count` of them.
  mutating func read(_ count: Int) throws(DataError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let filled: Int
    do {
      filled = try bytes.withUnsafeMutableBytes { try read(into: $0) }
    } catch let error as DataError {
      throw error
    } catch {
      throw DataError(path, .unreadable(reason: "\(error)"))
    }
    return Array(bytes.prefix(filled))
  }

  /// Reads past the last byte: there must be none left, and a gzip checksum that agrees.
  mutating func expectEnd(after count: Int) throws(DataError) {
    guard try read(1).isEmpty else { throw DataError(path, .tooLong(expected: count)) }
    var code: Int32 = Z_OK
    _ = gzerror(stream, &code)
    if code != Z_OK { throw DataError(path, streamProblem) }
  }

  private var streamProblem: DataError.Problem {
    var code: Int32 = Z_OK
    let message = gzerror(stream, &code).map { String(cString: $0) } ?? ""
    if code == Z_ERRNO { return .unreadable(reason: Self.systemReason) }
    // zlib calls the file by its descriptor.
    let reason = message.range(of: ">: ").map { String(message[$0.upperBound...]) } ?? message
    return reason == "unexpected end of file"
      ? .cutGzip(storedBytes: storedBytes) : .damaged(reason: reason)
  }

  private static var systemReason: String { String(cString: strerror(errno)) }
}
