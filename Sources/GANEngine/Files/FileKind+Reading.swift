import Foundation

extension FileKind {
  /// What a regular file is; nil where there is none, or it cannot be read.
  package static func ofFile(at path: String) -> FileKind? {
    guard case .file(isRegular: true) = FilePlace(path) else { return nil }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: headLength)
    let count = pread(descriptor, &head, head.count, 0)
    return count < 0 ? nil : FileKind(head.prefix(count))
  }
}
