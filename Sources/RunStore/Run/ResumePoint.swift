import Foundation
public import GANEngine
import SystemPackage

/// A saved state to go on from, and the run it belongs to.
public struct ResumePoint: Equatable, Sendable {
  /// The state to go on from.
  public let state: TrainerState
  /// The file it was read from.
  public let checkpoint: String
  /// The run the checkpoint lies in; nil for a file elsewhere.
  public let run: RunDirectory?
  /// What the user should know: each damaged checkpoint that was passed over, in a line.
  public let warnings: [String]

  /// Resolves a checkpoint file, or a run directory or its name in `runs`, whose newest whole
  /// checkpoint is taken.
  /// - Throws: `RunDirectoryError`; for a file also `FileError`, `SafeTensorsError`, `CheckpointError`.
  public init(_ name: String, in parent: String = "runs") throws {
    let (path, place) = try RunDirectory.find(name, in: parent)
    self =
      place == .folder
      ? try Self.newest(in: try RunDirectory.at(path))
      : ResumePoint(try Self.state(in: path), from: path, in: Self.run(of: path))
  }

  private init(
    _ state: TrainerState, from checkpoint: String, in run: RunDirectory?, warnings: [String] = []
  ) {
    self.state = state
    self.checkpoint = checkpoint
    self.run = run
    self.warnings = warnings
  }

  private static func state(in path: String) throws -> TrainerState {
    do {
      return try Checkpoint.read(path)
    } catch let error as SafeTensorsError {
      // Of a run's other files the run is meant.
      let folder = RunDirectory(path: FilePath(path).folder.string)
      guard case .otherFile(let kind) = error.problem, folder.exists else { throw error }
      throw RunDirectoryError.otherFile(path: path, found: kind, run: folder.path)
    }
  }

  private static func newest(in run: RunDirectory) throws -> ResumePoint {
    let candidates = run.checkpoints()
    guard !candidates.isEmpty else { throw RunDirectoryError.noCheckpoint(path: run.path) }
    var reasons: [String] = []
    for candidate in candidates {
      do {
        let state = try Checkpoint.read(candidate)
        let warnings = reasons.map { "passed over a damaged checkpoint: \($0)" }
        return ResumePoint(state, from: candidate, in: run, warnings: warnings)
      } catch {
        reasons.append("\(error)")
      }
    }
    throw RunDirectoryError.noWholeCheckpoint(path: run.path, reasons: reasons)
  }

  /// Follows links; stays relative where the folder is below the current one.
  private static func run(of path: String) -> RunDirectory? {
    if let run = RunDirectory.containing(checkpoint: path) { return run }
    guard let real = FilePath(path).real,
      let run = RunDirectory.containing(checkpoint: real.string)
    else { return nil }
    let here = FileManager.default.currentDirectoryPath + "/"
    return run.path.hasPrefix(here)
      ? RunDirectory(path: String(run.path.dropFirst(here.count))) : run
  }
}
