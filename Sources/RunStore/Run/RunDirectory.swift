import Foundation
import GANEngine
import SystemPackage

/// The folder of one run: `run.json`, `journal.jsonl`, `metrics.csv`, TensorBoard's events,
/// `checkpoints/step-<8 digits>.safetensors` and `samples/step-<8 digits>.png`.
public struct RunDirectory: Equatable, Sendable {
  /// The folder.
  public let path: String

  // Without a slash or a dot at the end: no folder of such a name can be made.
  init(path: String) {
    var folder = FilePath(path)
    while folder.lastComponent?.kind == .currentDirectory, folder.components.count > 1 {
      folder.removeLastComponent()
    }
    self.path = folder.string
  }

  /// The file that says what the run is.
  public var descriptionPath: String { "\(path)/run.json" }
  /// The file of all events, a line each.
  public var journalPath: String { "\(path)/journal.jsonl" }
  /// The table of all measurements.
  public var metricsPath: String { "\(path)/metrics.csv" }
  /// The folder of checkpoints.
  public var checkpointsPath: String { "\(path)/checkpoints" }

  /// Where the checkpoint of a step belongs.
  public func checkpointPath(step: Int) -> String {
    "\(checkpointsPath)/\(Self.stepName(step)).safetensors"
  }

  static func stepName(_ step: Int) -> String {
    let digits = String(step)
    return "step-" + String(repeating: "0", count: max(8 - digits.count, 0)) + digits
  }

  /// The step a checkpoint's name tells; nil where it is no such name.
  static func step(ofCheckpoint path: String) -> Int? {
    guard
      let digits = FilePath(path).name.wholeMatch(of: /step-(\d+)\.safetensors/)
    else { return nil }
    return Int(digits.1)
  }

  /// Makes a folder for a new run, named by local time and preset, in the folder `parent`. `time`
  /// is in seconds since 1970. Throws `FileError` where the system refuses.
  public static func create(
    preset: String, in parent: String = "runs", at time: Double
  ) throws -> RunDirectory {
    try makeFolder(parent)
    // The preset may come from a checkpoint, and may not lead elsewhere.
    let safe = preset.prefix(40).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let name = "\(parent)/\(localTime(time))-\(String(safe))"
    for attempt in 1...1000 {
      let path = attempt == 1 ? name : "\(name)-\(attempt)"
      if mkdir(path, 0o777) == 0 { return try RunDirectory(path: path).withCheckpoints() }
      guard errno == EEXIST else { throw FileError(.create, path, code: errno) }
    }
    throw FileError(.create, name, code: EEXIST)
  }

  /// Makes or takes the folder the user named: none or an empty one for a new run; when resuming,
  /// also one that holds a run. Throws `RunDirectoryError` for any other folder and for a file,
  /// `FileError` where the system refuses.
  public static func use(_ path: String, resuming: Bool) throws -> RunDirectory {
    guard !path.isEmpty else { throw RunDirectoryError.unnamed }
    let run = RunDirectory(path: path)
    switch try contents(of: path) {
    case .nothing:
      do throws(FileError) {
        try makeFolder(run.path)
      } catch { throw FileError(error.action, path, code: error.code) }
    case .file:
      throw RunDirectoryError.notADirectory(path: path, found: FileKind.ofFile(at: path))
    case .entries(let names):
      guard !run.exists || resuming else { throw RunDirectoryError.holdsARun(path: path) }
      guard run.exists || names.isEmpty else { throw RunDirectoryError.notEmpty(path: path) }
    }
    return try run.withCheckpoints()
  }

  /// Whether the folder holds a run.
  public var exists: Bool {
    [descriptionPath, journalPath, checkpointsPath].contains {
      FileManager.default.fileExists(atPath: $0)
    }
  }

  /// The run whose folder a checkpoint lies in; nil where it lies elsewhere.
  public static func containing(checkpoint path: String) -> RunDirectory? {
    let folder = FilePath(path).folder
    let run = RunDirectory(path: folder.folder.string)
    guard folder.name == "checkpoints", run.exists else { return nil }
    return run
  }

  /// The run in that folder, or around it where it is a run's folder of checkpoints.
  static func at(_ path: String) throws -> RunDirectory {
    let given = RunDirectory(path: path)
    if given.exists { return given }
    let inside = RunDirectory.containing(checkpoint: Self.absolute(path) + "/any")
    guard let inside else { throw RunDirectoryError.notARun(path: path) }
    return inside
  }

  static func absolute(_ path: String) -> String { FilePath(path).absolute.string }

  private enum Found {
    case nothing, file
    case entries([String])
  }

  private static func contents(of path: String) throws(FileError) -> Found {
    switch FilePlace(path) {
    case .nothing: return .nothing
    case .file: return .file
    case .unreachable(let code): throw FileError(.open, path, code: code)
    case .folder: break
    }
    do throws(Errno) {
      let found = try FolderNames(of: path)
      return .entries(found.names + found.unreadable)
    } catch {
      throw FileError(.list, path, code: error.rawValue)
    }
  }

  private func withCheckpoints() throws -> RunDirectory {
    try makeFolders()
    return self
  }

  /// Makes the folders of checkpoints and samples where they are missing, as after somebody deleted
  /// them.
  /// - Throws: `FileError`.
  public func makeFolders() throws {
    try Self.makeFolder(checkpointsPath)
    try Self.makeFolder(samplesPath)
  }

  static func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    switch FilePlace(path) {
    case .folder: return
    case .file: throw FileError(.create, path, code: ENOTDIR)
    case .nothing, .unreachable: break
    }
    let parent = FilePath(path).folder.string
    guard code == ENOENT, !path.isEmpty, parent != path, parent != "." else {
      throw FileError(.create, path, code: code)
    }
    try makeFolder(parent)
    guard mkdir(path, 0o777) == 0 else { throw FileError(.create, path, code: errno) }
  }

  /// E.g. 2026-03-01-090500, in the time zone of the user.
  private static func localTime(_ seconds: Double) -> String {
    var moment = time_t(Timestamp.clamped(seconds))
    var parts = tm()
    localtime_r(&moment, &parts)
    let fields = [parts.tm_hour, parts.tm_min, parts.tm_sec]
    let day = [parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday]
    return day.map(twoDigits).joined(separator: "-") + "-" + fields.map(twoDigits).joined()
  }

  private static func twoDigits(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
