import Foundation

/// A data set as a person names it: a folder, a file in it, or the beginning of its files' names.
struct DataLocation: Equatable {
  let folder: String
  let set: DigitSet
  /// What the status bar calls it.
  let name: String
  /// The folder's own name, by which it was called where it is `raw`.
  let folderName: String

  /// Finds the one data set that is meant by `path`. Throws `.severalSets` with what to type where
  /// there are more.
  init(path: String) throws(DataError) {
    let path = Self.trimmed(path)
    do throws(DataError) {
      let tree = try DigitFolder(path: path)
      try self.init(tree.groups, of: tree, named: path)
    } catch {
      guard [.missing, .notAFolder].contains(error.problem), !path.isEmpty else { throw error }
      try self.init(beginning: path, or: error)
    }
  }

  private init(beginning path: String, or error: DataError) throws(DataError) {
    let cut = path.lastIndex(of: "/")
    let parent = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let beginning = cut.map { String(path[path.index(after: $0)...]) } ?? path
    guard let tree = try? DigitFolder(path: parent) else { throw error }
    let exact = tree.groups.filter { $0.family == beginning.lowercased() && !$0.family.isEmpty }
    let found = exact.isEmpty ? tree.groups.compactMap { $0.beginning(with: beginning) } : exact
    guard !found.isEmpty else {
      // A file that exists was meant itself.
      if error.problem == .notAFolder { _ = try IDXFile(path: path) }
      guard error.problem == .missing, tree.groups.count > 1 else { throw error }
      throw DataError(
        path, .noSuchSet(choices: tree.groups.map { $0.choice(among: tree.groups) }))
    }
    try self.init(found, of: tree, named: path)
  }

  private init(
    _ groups: [DigitGroup], of tree: DigitFolder, named path: String
  ) throws(DataError) {
    guard let group = groups.first else {
      throw DataError(path, .nothingFound(instead: tree.others))
    }
    guard groups.count == 1 else {
      throw DataError(
        path, .severalSets(choices: groups.map { $0.choice(among: tree.groups) }))
    }
    folder = group.folder
    set = try group.set()
    let parts = Self.parts(of: group.folder)
    folderName = (parts.last ?? "data").asShown
    let isOne = tree.groups.count { $0.folder == group.folder } == 1
    let called =
      !isOne && !group.family.isEmpty
      ? group.family : folderName == "raw" ? parts.dropLast().last ?? folderName : folderName
    name = called.asShown
  }

  private static func parts(of path: String) -> [String] {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.contains(where: { $0 == "." || $0 == ".." }), let real = realpath(path, nil) else {
      return parts
    }
    defer { free(real) }
    return String(cString: real).split(separator: "/").map(String.init)
  }

  private static func trimmed(_ path: String) -> String {
    let trimmed = String(path.reversed().drop { $0 == "/" }.reversed())
    return trimmed.isEmpty && !path.isEmpty ? "/" : trimmed
  }
}
