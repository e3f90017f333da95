import Foundation

extension UnsafeRawBufferPointer {
  /// Writes all bytes to a file; the system's reason where that cannot be done, nil where it is.
  func writeAll(to descriptor: Int32) -> Int32? {
    var rest = self
    while !rest.isEmpty {
      #if canImport(Darwin)
        let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
      #else
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      #endif
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : ENOSPC }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    return nil
  }
}
