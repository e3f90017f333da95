import Foundation

/// A part of a file that stands in the address space instead of in memory.
///
/// The second type that owns memory shared with C. The bytes are only ever read. A file that another
/// program cuts while it is mapped ends this one with SIGBUS, as it does every program that maps it.
final class MappedFile: @unchecked Sendable {
  let bytes: UnsafeBufferPointer<UInt8>
  private let whole: UnsafeMutableRawPointer
  private let length: Int

  /// Maps the bytes of `range`; the file must hold all of them.
  init(path: String, range: Range<Int>) throws(DataError) {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw DataError(path, .unreadable(reason: Self.systemReason)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw DataError(path, .unreadable(reason: Self.systemReason))
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DataError(path, .notAFile) }
    guard status.st_size >= range.upperBound else {
      throw DataError(
        path, .truncated(expected: range.upperBound, found: Int(status.st_size)))
    }
    length = range.upperBound
    let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start, start != MAP_FAILED else {
      throw DataError(path, .unreadable(reason: "cannot be mapped: \(Self.systemReason)"))
    }
    whole = start
    #if os(Linux)
      // Else one pixel brings 2 MiB of its surroundings along.
      madvise(start, length, Int32(MADV_NOHUGEPAGE))
    #endif
    let first = UnsafeRawPointer(start + range.lowerBound)
    bytes = UnsafeBufferPointer(
      start: first.assumingMemoryBound(to: UInt8.self), count: range.count)
  }

  deinit { munmap(whole, length) }

  /// Hands the pages that were read back, so that a long run does not end up with the whole file in memory: the
  /// next reader gets them again from the file, or from the system's cache.
  func release() { madvise(whole, length, Int32(MADV_DONTNEED)) }

  private static var systemReason: String { String(cString: strerror(errno)) }
}
