import Foundation
import GANEngine
import RunStore

/// Gets a data set: all of its files, or none of them in their places.
struct DataFetch {
  let files: [PublishedFile]
  let mirrors: [Mirror]
  let folder: String
  /// Whether files with other contents may be replaced.
  var replacing = false
  var patience = FileFetch.Patience()
  /// Told what a person may want to know, a line each.
  let note: (String) -> Void

  /// The paths of the files, in their places.
  /// - Throws: `Failure` in one line; `FileError` and `DataError` where the disk is the trouble.
  func run() throws -> [String] {
    try makeFolder()
    let missing = try files.filter { try !isThere($0) }
    // Opened first: where another process fetches, nothing is begun.
    let partials = try missing.map { try PartialFile(for: path($0)) }
    defer { for partial in partials { partial.release() } }
    for (file, partial) in zip(missing, partials) { try fetch(file, into: partial) }
    for partial in partials { try partial.commit() }
    return files.map(path)
  }

  private func path(_ file: PublishedFile) -> String { "\(folder)/\(file.name)" }

  private func makeFolder() throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure("\(folder.asShownPath): no folder can be made there")
    }
  }

  private func isThere(_ file: PublishedFile) throws -> Bool {
    guard FileManager.default.fileExists(atPath: path(file)) else { return false }
    guard let flaw = try file.flaw(of: path(file)) else {
      note("\(file.name) is there already")
      return true
    }
    guard replacing else {
      throw Failure("\(path(file).asShownPath): \(flaw); --force replaces it")
    }
    return false
  }

  private func fetch(_ file: PublishedFile, into partial: PartialFile) throws {
    let progress = FetchProgress(file)
    let fetch = FileFetch(
      file: file, mirrors: mirrors, patience: patience,
      report: { progress.report($0, $1) },
      note: {
        progress.clear()
        note($0)
      })
    do {
      try fetch.run(into: partial)
    } catch let exhausted as FileFetch.Exhausted {
      throw Failure(words(file, exhausted))
    }
    progress.clear()
    note("\(file.name): \(partial.size) bytes, as published")
  }

  private func words(_ file: PublishedFile, _ exhausted: FileFetch.Exhausted) -> String {
    let tried = exhausted.reasons.map { "\($0.mirror) (\($0.reason))" }.joined(separator: ", ")
    let names = files.map(\.name).joined(separator: ", ")
    return "\(file.name) could not be fetched; tried \(tried); "
      + "to go on by hand, put \(names) into \(folder.asShownPath)"
  }
}
