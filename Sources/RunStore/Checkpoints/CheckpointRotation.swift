import Foundation
public import GANEngine
import SystemPackage

/// Which checkpoints of a run may go: all the program saved by itself but the newest few.
///
/// What a person asked for stays, and what `best` or `last` names; so does a checkpoint where the run
/// branched, which is to say that it was gone on from although there were later ones.
public struct CheckpointRotation: Sendable {
  /// Checkpoints of the program's own that stay.
  public let kept: Int

  /// Keeps the newest `kept` (at least 1).
  public init(keeping kept: Int) { self.kept = max(kept, 1) }

  /// The paths to delete, by the word of the journal's `events`; `protected` paths stay.
  public func outdated(
    _ events: [RunEvent], in run: RunDirectory, protected: Set<String> = []
  ) -> [String] {
    var automatic: [String] = []
    var staying = Set(protected.map(Self.name))
    var latest = 0
    for event in events {
      switch event.kind {
      case .save(let path, _):
        latest = max(latest, event.step)
        let name = Self.name(path)
        automatic.removeAll { $0 == name }
        if event.origin == .program { automatic.append(name) } else { staying.insert(name) }
      case .restore(let path, _, _):
        if event.step < latest { staying.insert(Self.name(path)) }
        latest = event.step
      case .start, .load, .set, .refused, .caution, .pause, .resume, .newLatents, .ownLatents,
        .latents, .saving, .saveFailed, .named, .discard, .skip, .diverged, .rollback,
        .rollbackFailed, .comeBack, .alert, .finish, .stop:
        break
      }
    }
    return automatic.dropLast(kept).filter { !staying.contains($0) }.map {
      "\(run.checkpointsPath)/\($0)"
    }
  }

  private static func name(_ path: String) -> String { FilePath(path).name }
}
