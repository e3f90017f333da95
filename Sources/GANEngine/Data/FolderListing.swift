import Foundation

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
    guard let stream = opendir(path) else { throw Self.problem(path) }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      // A name that is no UTF-8 cannot be asked for.
      guard let name = Self.name(of: UnsafeRawPointer(entry)), name != ".", name != ".." else {
        continue
      }
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
    files.sort()
    folders.sort()
    others.sort { $0.name < $1.name }
  }

  private static func name(of entry: UnsafeRawPointer) -> String? {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    return String(
      validatingCString: (entry + offset).assumingMemoryBound(to: CChar.self))
  }

  private static func problem(_ path: String) -> DataError {
    switch errno {
    case ENOENT: DataError(path, .missing)
    case ENOTDIR: DataError(path, .notAFolder)
    default: DataError(path, .unreadable(reason: String(cString: strerror(errno))))
    }
  }
}
