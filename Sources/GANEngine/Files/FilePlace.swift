import Foundation

/// What the system has at a path, links followed.
package enum FilePlace: Equatable, Sendable {
  case nothing
  case folder
  /// Anything else; not regular where it is a pipe or a device.
  case file(isRegular: Bool)
  /// It cannot be told, for a reason as in `errno`: no permission, a name too long, a loop of links.
  case unreachable(code: Int32)

  /// Looks once.
  package init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A file in place of a folder on the way: there is nothing behind it.
      self = [ENOENT, ENOTDIR].contains(errno) ? .nothing : .unreachable(code: errno)
      return
    }
    let kind = status.st_mode & S_IFMT
    self = kind == S_IFDIR ? .folder : .file(isRegular: kind == S_IFREG)
  }
}
