import Foundation
import GANEngine
import RunStore
import Synchronization
import SystemPackage

/// Writes a run's checkpoints, says which stay, and throws away or brings to safety what has to be.
/// For one queue, but for the properties.
final class CheckpointKeeper: Sendable {
  private let directory: RunDirectory
  private let rotation: CheckpointRotation
  // Makes the other files of a run again where its folder was deleted.
  private let revive: @Sendable () throws -> Void
  private let state: Mutex<State>

  private struct State {
    var lastCheckpoint: String?
    var failure: String?
    /// What could not be saved; nil where the newest save went well.
    var unsaved: (any SavedTrainer)?
    /// Whether no checkpoint is to be left behind.
    var discards: Bool
    /// Checkpoints that the program made by itself in this session.
    var automatic: Set<String> = []
  }

  /// The newest `kept` of the program's own stay; `discarding` leaves none behind.
  init(
    _ directory: RunDirectory, keeping kept: Int, discarding: Bool,
    revive: @escaping @Sendable () throws -> Void
  ) {
    self.directory = directory
    rotation = CheckpointRotation(keeping: kept)
    self.revive = revive
    state = Mutex(State(discards: discarding))
  }

  /// The newest checkpoint on disk; nil before the first.
  var lastCheckpoint: String? { state.withLock { $0.lastCheckpoint } }
  /// Why the newest save failed; nil where it did not.
  var failure: String? { state.withLock { $0.failure } }

  /// From now on states are thrown away, and what the program saved by itself in this session goes;
  /// what a person saved stays.
  func discard() { state.withLock { $0.discards = true } }

  /// Saves a state, or throws it away where that is asked for; the outcome.
  func take(_ saved: some SavedTrainer, _ purpose: SavePurpose) -> RunEvent.Kind {
    let outcome: Outcome =
      state.withLock(\.discards)
      ? .discarded(weights: thrownAway(saved)) : written(saved, purpose)
    state.withLock { state in
      state.unsaved = nil
      state.failure = nil
      switch outcome {
      case .saved(let path, _): state.lastCheckpoint = path
      case .failed(let reason):
        state.failure = reason
        state.unsaved = saved.isFinite ? saved : nil
      case .discarded: state.lastCheckpoint = nil
      }
    }
    return outcome.event
  }

  /// What became of a state, with the fingerprint of its weights.
  private enum Outcome {
    case saved(path: String, weights: String)
    case failed(reason: String)
    case discarded(weights: String)

    var event: RunEvent.Kind {
      switch self {
      case .saved(let path, let weights): .save(path: path, weights: weights)
      case .failed(let reason): .saveFailed(reason: reason)
      case .discarded(let weights): .discard(weights: weights)
      }
    }
  }

  /// Removes the checkpoints that need not stay, by what the journal says, so that a run that was
  /// resumed knows its earlier autosaves.
  func rotate() {
    for path in outdated(rotation) { unlink(path) }
  }

  /// Puts what could not be saved into another folder: the path, nil where there is nothing to put
  /// anywhere, or it cannot be written there either.
  func rescue(into folder: String = NSTemporaryDirectory()) -> String? {
    guard let state = state.withLock(\.unsaved) else { return nil }
    let run = FilePath(directory.path).absolute.name
    let path = FilePath(folder).appending("ganscope-\(run)-step-\(state.step).safetensors").string
    return (try? Checkpoint.write(state, to: path)).map { path }
  }

  private func written(_ saved: some SavedTrainer, _ purpose: SavePurpose) -> Outcome {
    guard saved.isFinite else {
      return .failed(reason: "some weights are NaN or infinite; b goes back to when none was")
    }
    let path = directory.checkpointPath(step: saved.step)
    do {
      try directory.makeFolders()
      try revive()
      let isNew = !FileManager.default.fileExists(atPath: path)
      try write(saved, to: path)
      try directory.point(.last, to: path)
      if purpose.isBest { try directory.point(.best, to: path) }
      noteOrigin(of: path, isNew: isNew, purpose.origin)
      return .saved(path: path, weights: saved.weightsFingerprint)
    } catch {
      return .failed(reason: "\(error)")
    }
  }

  // On a full disk an autosave of long ago is worth less than the state of now.
  private func write(_ saved: some SavedTrainer, to path: String) throws {
    do {
      try Checkpoint.write(saved, to: path)
    } catch let error as FileError where error.code == ENOSPC {
      let old = outdated(CheckpointRotation(keeping: 1))
      guard !old.isEmpty else { throw error }
      for path in old { unlink(path) }
      try Checkpoint.write(saved, to: path)
    }
  }

  // What lay there before this session is not the program's own to throw away.
  private func noteOrigin(of path: String, isNew: Bool, _ origin: RunEvent.Origin) {
    state.withLock { state in
      if origin != .program {
        state.automatic.remove(path)
      } else if isNew {
        state.automatic.insert(path)
      }
    }
  }

  private func thrownAway(_ saved: some SavedTrainer) -> String {
    for path in state.withLock(\.automatic) { unlink(path) }
    for link in RunDirectory.Link.allCases where !exists(directory.path(of: link)) {
      unlink(directory.path(of: link))
    }
    if directory.target(of: .last) == nil, let newest = directory.checkpoints().first {
      try? directory.point(.last, to: newest)
    }
    return saved.weightsFingerprint
  }

  private func outdated(_ rotation: CheckpointRotation) -> [String] {
    guard let events = try? Journal.contents(of: directory.journalPath).events else { return [] }
    let links = RunDirectory.Link.allCases.compactMap(directory.target)
    return rotation.outdated(events, in: directory, protected: Set(links)).filter(exists)
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
