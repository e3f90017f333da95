import Dispatch
import Foundation
import GANEngine
import RunStore
import Synchronization

/// Writes what a session reports: the journal at once, checkpoints on a queue of their own.
final class RunRecorder: Sendable {
  let directory: RunDirectory
  private let journal: Journal
  private let files = DispatchQueue(label: "ganscope.files")
  private let state = Mutex(State())
  private let rotation: CheckpointRotation
  private let metrics: RunMetrics
  private let lock: RunLock

  private struct State {
    var answer: (@Sendable (RunEvent.Kind, Int, RunEvent.Origin) -> Void)?
    var lastCheckpoint: String?
    var lastFailure: String?
  }

  /// `step` is that of the checkpoint the run goes on from. Throws `RunLock.Held` where another
  /// process trains the run, or `FileError`.
  init(_ directory: RunDirectory, keeping kept: Int, resumedAt step: Int?, at time: Double) throws {
    self.directory = directory
    lock = try RunLock(directory)
    metrics = RunMetrics(directory, resumedAt: step, time: time)
    rotation = CheckpointRotation(keeping: kept)
    journal = try Journal(path: directory.journalPath)
    flushLater()
  }

  private func flushLater() {
    files.asyncAfter(deadline: .now() + 1) { [weak self] in
      self?.flush()
      self?.flushLater()
    }
  }

  // On the queue of the files.
  private func flush() {
    guard let error = metrics.flush().first else { return }
    state.withLock { $0.lastFailure = "\(error)" }
  }

  /// What a session is given to report to.
  func observers(step: (@Sendable (Snapshot) -> Void)? = nil) -> SessionObservers {
    SessionObservers(
      record: { [self] in record($0) },
      save: { [self] state, origin in
        // A resumed run begins behind a row that ends here.
        metrics.endRow()
        files.async { self.write(state, origin) }
      },
      step: { [self] snapshot in
        metrics.record(snapshot, time: Date().timeIntervalSince1970)
        step?(snapshot)
      })
  }

  /// Where the outcome of a save is told; the session that is recorded.
  func reportSaves(to session: TrainingSession) {
    state.withLock { $0.answer = { [weak session] in session?.note($0, step: $1, from: $2) } }
  }

  /// Returns once every save asked for is done.
  func waitForSaves() { files.sync { flush() } }

  /// The newest checkpoint on disk; nil before the first.
  var lastCheckpoint: String? { state.withLock { $0.lastCheckpoint } }
  /// Why the newest save or journal line failed; nil where it did not.
  var lastFailure: String? { state.withLock { $0.lastFailure } }

  private func record(_ event: RunEvent) {
    if case .rollback(let step, _) = event.kind { metrics.rewind(to: step, time: event.time) }
    guard let error = journal.record(event) else { return }
    state.withLock { $0.lastFailure = "\(error)" }
  }

  // By what the journal says, so that a run that was resumed knows its earlier autosaves.
  private func rotate(besides newest: String) {
    guard let events = try? Journal.contents(of: directory.journalPath).events else { return }
    let protected = Set([newest] + RunDirectory.Link.allCases.compactMap(directory.target))
    for path in rotation.outdated(events, in: directory, protected: protected) { unlink(path) }
  }

  private func write(_ saved: TrainerState, _ origin: RunEvent.Origin) {
    let path = directory.checkpointPath(step: saved.step)
    let outcome: RunEvent.Kind
    do {
      try directory.makeFolders()
      try Checkpoint.write(saved, to: path)
      try directory.point(.last, to: path)
      outcome = .save(path: path)
    } catch {
      outcome = .saveFailed(reason: "\(error)")
    }
    let answer = state.withLock { state in
      if case .saveFailed(let reason) = outcome {
        state.lastFailure = reason
      } else {
        state.lastCheckpoint = path
        state.lastFailure = nil
      }
      return state.answer
    }
    answer?(outcome, saved.step, origin)
    rotate(besides: path)
  }
}
