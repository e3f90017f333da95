import Foundation
import SystemPackage

/// What is in a folder, told without opening anything.
struct FolderListing {
  /// Names of regular files, sorted; links are followed.
  private(set) var files: [String] = []
  /// Names of folders, sorted.
  private(set) var folders: [String] = []
  /// Names of what is neither, and what it is.
  private(set) var others: [(name: String, nature: String)] = []

  /// Reads the names and looks at what each is.
  init(of path: String) throws(DataError) {
    let found: FolderNames
    do throws(Errno) { found = try FolderNames(of: path) } catch { throw Self.problem(path, error) }
    others = found.unreadable.map { ($0, "not called by UTF-8; rename it") }
    for name in found.names {
      var status = stat()
      guard stat("\(path)/\(name)", &status) == 0 else {
        let isLink = errno == ENOENT || errno == ELOOP
        others.append((name, isLink ? "a link to nothing" : "not accessible"))
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG: files.append(name)
      case S_IFDIR: folders.append(name)
      case S_IFIFO: others.append((name, "a named pipe"))
      case S_IFSOCK: others.append((name, "a socket"))
      default: others.append((name, "a device"))
      }
    }
    others.sort { $0.name < $1.name }
  }

  private static func problem(_ path: String, _ error: Errno) -> DataError {
    switch error {
    case .noSuchFileOrDirectory: DataError(path, .missing)
    case .notDirectory: DataError(path, .notAFolder)
    default: DataError(path, .unreadable(reason: error.description))
    }
  }
}
