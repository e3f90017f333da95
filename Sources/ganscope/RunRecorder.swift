import Dispatch
import Foundation
import GANEngine
import RunStore
import Synchronization

/// Writes what a session reports: the journal at once, all else on a queue of its own.
///
/// Nothing that happens to the disk reaches the training: what cannot be written is tried again, and
/// a folder that was deleted is made anew.
final class RunRecorder: Sendable {
  let directory: RunDirectory
  private let description: RunDescription
  private let journal: Journal
  private let files = DispatchQueue(label: "ganscope.files")
  private let state: Mutex<State>
  private let rotation: CheckpointRotation
  private let metrics: RunMetrics
  private let scores: ScoresFile
  private let alerts: AlertCommand?
  private let lock: RunLock

  private struct State {
    var answer: (@Sendable (RunEvent.Kind, Int?, RunEvent.Origin) -> Void)?
    var lastCheckpoint: String?
    var lastFailure: String?
    /// Whether no checkpoint is to be left behind.
    var discards: Bool
    /// Checkpoints that the program made by itself in this session.
    var automatic: Set<String> = []
    /// What is wrong with the files of measurements; nil where nothing is.
    var metricsFailure: String?
  }

  /// `step` is that of the checkpoint the run goes on from. Throws `RunLock.Held` where another
  /// process trains the run, or `FileError`.
  init(
    _ directory: RunDirectory, _ description: RunDescription, keeping kept: Int, discarding: Bool,
    alerting alerts: AlertCommand? = nil, resumedAt step: Int?, at time: Double
  ) throws {
    self.directory = directory
    self.description = description
    lock = try RunLock(directory)
    directory.removeLeftovers()
    if let step { directory.removeSamples(behind: step) }
    metrics = RunMetrics(directory, resumedAt: step, time: time)
    scores = ScoresFile(path: directory.scoresPath)
    self.alerts = alerts
    rotation = CheckpointRotation(keeping: kept)
    journal = try Journal(path: directory.journalPath)
    state = Mutex(State(discards: discarding))
    try describe()
    flushLater()
  }

  // A run that is resumed keeps the description of its beginning.
  private func describe() throws {
    guard !FileManager.default.fileExists(atPath: directory.descriptionPath) else { return }
    try description.write(to: directory.descriptionPath)
  }

  private func flushLater() {
    files.asyncAfter(deadline: .now() + 1) { [weak self] in
      self?.flush()
      self?.flushLater()
    }
  }

  // On the queue of the files.
  private func flush() {
    let failure = (metrics.flush() + [scores.flush()].compactMap { $0 }).first.map { "\($0)" }
    let known = state.withLock { state in
      defer { state.metricsFailure = failure }
      return state.metricsFailure
    }
    guard let failure, failure != known else { return }
    let answer = state.withLock(\.answer)
    answer?(.caution("measurements wait for the disk: \(failure)"), nil, .program)
  }

  /// What a session is given to report to.
  func observers(step: (@Sendable (Snapshot) -> Void)? = nil) -> SessionObservers {
    SessionObservers(
      record: { [self] in record($0) },
      save: { [self] copy, purpose in
        // A resumed run begins behind a row that ends here.
        metrics.endRow()
        files.async { self.write(copy.state, purpose) }
      },
      step: { [self] snapshot in
        metrics.record(snapshot, time: Date().timeIntervalSince1970)
        step?(snapshot)
      },
      sheet: { [self] images, step in files.async { self.write(images, step) } },
      scores: { [self] scores, _ in
        self.scores.append(scores)
        metrics.events.append(scores, time: Date().timeIntervalSince1970)
      })
  }

  /// Where the outcome of a save is told; the session that is recorded.
  func reportSaves(to session: TrainingSession) {
    state.withLock { $0.answer = { [weak session] in session?.note($0, step: $1, from: $2) } }
  }

  /// From now on states are thrown away, and what the program saved by itself in this session goes;
  /// what a person saved stays.
  func discard() { state.withLock { $0.discards = true } }

  /// Returns once every save asked for is done.
  func waitForSaves() { files.sync { flush() } }

  /// The newest checkpoint on disk; nil before the first.
  var lastCheckpoint: String? { state.withLock { $0.lastCheckpoint } }
  /// Why the newest save or journal line failed; nil where it did not.
  var lastFailure: String? { state.withLock { $0.lastFailure } }

  private func record(_ event: RunEvent) {
    if case .rollback(let step, _) = event.kind {
      metrics.rewind(to: step, time: event.time)
      files.async { self.directory.removeSamples(behind: step) }
    }
    if case .alert(let diagnosis, let sentence) = event.kind {
      alerts?.run(diagnosis, sentence, step: event.step, in: directory.path)
    }
    guard let error = journal.record(event) else { return }
    state.withLock { $0.lastFailure = "\(error)" }
  }

  private func write(_ images: SampleImages, _ step: Int) {
    // Without a picture the run goes on; a save that fails for the same reason says so.
    guard let sheet = try? SampleSheet(images, columns: Self.sheetColumns) else { return }
    try? directory.makeFolders()
    try? sheet.writePNG(to: directory.samplePath(step: step))
    try? metrics.events.append(sheet, step: step, time: Date().timeIntervalSince1970)
  }

  private static let sheetColumns = 10

  // On the queue of the files.
  func write(_ saved: TrainerState, _ purpose: SavePurpose) {
    let outcome = state.withLock(\.discards) ? thrownAway(saved) : written(saved, purpose)
    let answer = state.withLock { state in
      switch outcome {
      case .saveFailed(let reason): state.lastFailure = reason
      case .save(let path, _):
        state.lastCheckpoint = path
        state.lastFailure = nil
      default: state.lastCheckpoint = nil
      }
      return state.answer
    }
    answer?(outcome, saved.step, purpose.origin)
    if case .save(let path, _) = outcome { rotate(besides: path) }
  }

  private func written(_ saved: TrainerState, _ purpose: SavePurpose) -> RunEvent.Kind {
    guard saved.isFinite else {
      return .saveFailed(reason: "some weights are NaN or infinite; b goes back to when none was")
    }
    let path = directory.checkpointPath(step: saved.step)
    do {
      try directory.makeFolders()
      try describe()
      try journal.revive()
      let isNew = !FileManager.default.fileExists(atPath: path)
      try Checkpoint.write(saved, to: path)
      try directory.point(.last, to: path)
      if purpose.isBest { try directory.point(.best, to: path) }
      noteOrigin(of: path, isNew: isNew, purpose.origin)
      return .save(path: path, weights: saved.weightsFingerprint)
    } catch {
      return .saveFailed(reason: "\(error)")
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

  private func thrownAway(_ saved: TrainerState) -> RunEvent.Kind {
    for path in state.withLock(\.automatic) { unlink(path) }
    if let newest = directory.checkpoints().first {
      try? directory.point(.last, to: newest)
    } else {
      unlink(directory.path(of: .last))
    }
    return .discard(weights: saved.weightsFingerprint)
  }

  // By what the journal says, so that a run that was resumed knows its earlier autosaves.
  private func rotate(besides newest: String) {
    guard let events = try? Journal.contents(of: directory.journalPath).events else { return }
    let protected = Set([newest] + RunDirectory.Link.allCases.compactMap(directory.target))
    for path in rotation.outdated(events, in: directory, protected: protected) { unlink(path) }
  }
}
