import Foundation

extension RunDirectory {
  /// The run that a person names: its folder, that of its checkpoints, or a name in `runs`.
  /// - Throws: `RunDirectoryError`.
  public static func named(_ name: String, in parent: String = "runs") throws -> RunDirectory {
    let manager = FileManager.default
    let inside = "\(parent)/\(name)"
    let path =
      !manager.fileExists(atPath: name) && manager.fileExists(atPath: inside) ? inside : name
    var isDirectory: ObjCBool = false
    guard manager.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw RunDirectoryError.missing(path: name)
    }
    guard isDirectory.boolValue else { throw RunDirectoryError.notADirectory(path: name) }
    return try at(path)
  }

  /// The runs in a folder; the folder itself where it is one.
  /// - Throws: `FileError` where it cannot be listed.
  public static func all(in parent: String) throws(FileError) -> [RunDirectory] {
    let folder = RunDirectory(path: parent)
    if folder.exists { return [folder] }
    guard let stream = opendir(parent) else { throw FileError(.list, parent, code: errno) }
    closedir(stream)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    let prefix = parent.hasSuffix("/") ? parent : parent + "/"
    return names.sorted().map { RunDirectory(path: prefix + $0) }.filter(\.exists)
  }
}
