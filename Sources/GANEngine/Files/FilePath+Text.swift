import Foundation
package import SystemPackage

/// Path arithmetic on text as people, arguments and journals have it; only `real` asks the disk.
extension FilePath {
  /// The last part; empty for `/` and for an empty path.
  package var name: String { lastComponent?.string ?? "" }

  /// What follows the name's last dot, in small letters; empty where there is none.
  package var ending: String { self.extension?.lowercased() ?? "" }

  /// The folder it lies in: `.` for a bare name, itself for `/`.
  package var folder: FilePath {
    let folder = removingLastComponent()
    return folder.isEmpty ? "." : folder
  }

  /// The same with a leading `~` replaced by this user's home, where there is one.
  package var expandingTilde: FilePath {
    guard isRelative, components.first?.string == "~",
      let home = ProcessInfo.processInfo.environment["HOME"], !home.isEmpty
    else { return self }
    return FilePath(home).appending(components.dropFirst())
  }

  /// The same from the root on, without `.` and `..`; links are not followed.
  package var absolute: FilePath {
    FilePath(FileManager.default.currentDirectoryPath).pushing(self).lexicallyNormalized()
  }

  /// What it leads to by way of every link; nil where that is nothing.
  package var real: FilePath? {
    guard let resolved = realpath(string, nil) else { return nil }
    defer { free(resolved) }
    return FilePath(platformString: resolved)
  }
}
