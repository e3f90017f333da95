import Foundation
public import GANEngine

/// What `--resume` names.
public enum ResumeSource: Sendable {
  /// A saved state.
  case state(ResumePoint)
  /// A run that has saved nothing yet: it begins again, with its own configuration, and with the
  /// weights of another program that it began with, if any.
  case beginning(RunDirectory, RunDescription, weights: String?)
  /// Networks of another program, in a safetensors file.
  case weights(path: String, [NamedTensor])

  /// Resolves what a person named and reads it.
  /// - Throws: `RunDirectoryError`, `FileError`, `SafeTensorsError` or `CheckpointError`.
  public init(_ name: String, in parent: String = "runs") throws {
    let (path, place) = try RunDirectory.find(name, in: parent)
    if place != .folder, Checkpoint.holdsWeightsOnly(path) {
      self = .weights(path: path, try SafeTensors(contentsOf: path).tensors)
      return
    }
    do {
      self = .state(try ResumePoint(name, in: parent))
    } catch RunDirectoryError.noCheckpoint {
      let run = try RunDirectory.at(path)
      guard FileManager.default.fileExists(atPath: run.descriptionPath) else {
        throw RunDirectoryError.noBeginning(path: run.path)
      }
      self = .beginning(
        run, try RunDescription(contentsOf: run.descriptionPath), weights: Self.weights(of: run))
    }
  }

  /// What kind of thing a name leads to, by headers alone.
  public enum Kind: Equatable, Sendable {
    /// A run, or a checkpoint of one: its settings are fixed.
    case run
    /// Networks of another program: settings are free.
    case weights
  }

  /// The kind of what is named; nil where it is nothing that can be gone on from.
  public static func kind(of name: String, in parent: String = "runs") -> Kind? {
    guard let (path, place) = try? RunDirectory.find(name, in: parent) else { return nil }
    if place == .folder { return (try? RunDirectory.at(path)).map { _ in .run } }
    if Checkpoint.holdsWeightsOnly(path) { return .weights }
    return (try? SafeTensors.metadata(of: path)).map { _ in .run }
  }

  // What the newest session of the journal began with.
  private static func weights(of run: RunDirectory) -> String? {
    var path: String?
    for event in (try? Journal.contents(of: run.journalPath))?.events ?? [] {
      switch event.kind {
      case .start: path = nil
      case .load(let weights): path = weights
      case .restore, .set, .refused, .caution, .pause, .resume, .newLatents, .ownLatents,
        .latents, .saving, .save, .saveFailed, .named, .discard, .skip, .diverged, .rollback,
        .rollbackFailed, .comeBack, .alert, .finish, .stop:
        continue
      }
    }
    return path
  }
}
