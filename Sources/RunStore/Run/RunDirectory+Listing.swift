import Foundation
import GANEngine
import SystemPackage

extension RunDirectory {
  /// The run that a person names: its folder, that of its checkpoints, or a name in `runs`.
  /// - Throws: `RunDirectoryError`, or `FileError` where that place cannot be looked at.
  public static func named(_ name: String, in parent: String = "runs") throws -> RunDirectory {
    let (path, place) = try find(name, in: parent)
    guard place == .folder else {
      throw RunDirectoryError.notADirectory(path: name, found: FileKind.ofFile(at: path))
    }
    return try at(path)
  }

  /// Where a name leads that a person typed: itself, or else what is called so in `parent`.
  static func find(_ name: String, in parent: String) throws -> (path: String, place: FilePlace) {
    guard !name.isEmpty else { throw RunDirectoryError.unnamed }
    let inside = "\(parent)/\(name)"
    for path in [name, inside] {
      switch FilePlace(path) {
      case .nothing: continue
      case .unreachable(let code) where path == name: throw FileError(.open, path, code: code)
      case .unreachable: continue
      case let place: return (path, place)
      }
    }
    throw RunDirectoryError.missing(path: name, near: near(name, in: parent))
  }

  // What lies beside the place that was named, and the runs there are.
  private static func near(_ name: String, in parent: String) -> [String] {
    let path = FilePath(name)
    let isBare = path.components.count == 1 && path.isRelative
    let folders = isBare ? [parent, "."] : [path.folder.string]
    return folders.compactMap { folder -> String? in
      let names = (try? FolderNames(of: folder))?.names ?? []
      let candidates = names.filter { !$0.hasPrefix(".") }.sorted()
      guard let found = NearestName.of(path.name, among: candidates) else { return nil }
      return (isBare ? found : path.folder.appending(found).string).asShownPath
    }
  }

  /// The runs in a folder; the folder itself where it is one.
  /// - Throws: `RunDirectoryError.unnamed`, or `FileError` where it cannot be listed.
  public static func all(in parent: String) throws -> [RunDirectory] {
    guard !parent.isEmpty else { throw RunDirectoryError.unnamed }
    let folder = RunDirectory(path: parent)
    if folder.exists { return [folder] }
    let prefix = parent.hasSuffix("/") ? parent : parent + "/"
    return try names(in: parent).names.map { RunDirectory(path: prefix + $0) }.filter(\.exists)
  }

  /// What lies in a folder of runs under names that are not UTF-8, which cannot be asked for; odd
  /// bytes as `\xFF`.
  public static func unreadableNames(in parent: String) -> [String] {
    RunDirectory(path: parent).exists ? [] : (try? names(in: parent))?.unreadable ?? []
  }

  private static func names(in folder: String) throws(FileError) -> FolderNames {
    do throws(Errno) {
      return try FolderNames(of: folder)
    } catch { throw FileError(.list, folder, code: error.rawValue) }
  }
}
