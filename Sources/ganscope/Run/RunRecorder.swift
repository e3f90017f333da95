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
  private let journal: Journal
  private let files = DispatchQueue(label: "ganscope.files")
  private let state = Mutex(State())
  private let checkpoints: CheckpointKeeper
  private let metrics: RunMetrics
  private let scores: ScoresFile
  private let alerts: AlertCommand?
  private let lock: RunLock

  private struct State {
    var answer: (@Sendable (RunEvent.Kind, Int?, RunEvent.Origin) -> Void)?
    /// Why the newest line of the journal could not be written.
    var journalFailure: String?
    /// What is wrong with the files of measurements; nil where nothing is.
    var metricsFailure: String?
    var left = LeftMeasurements()
    var waitingSheets = 0
  }

  /// `step` is that of the checkpoint the run goes on from. Throws `RunLock.Held` where another
  /// process trains the run, or `FileError`.
  init(
    _ directory: RunDirectory, _ description: RunDescription, keeping kept: Int, discarding: Bool,
    alerting alerts: AlertCommand? = nil, resumedAt step: Int?, at time: Double
  ) throws {
    self.directory = directory
    lock = try RunLock(directory)
    directory.removeLeftovers()
    if let step { directory.removeSamples(behind: step) }
    metrics = RunMetrics(directory, resumedAt: step, time: time)
    scores = ScoresFile(path: directory.scoresPath)
    self.alerts = alerts
    let journal = try Journal(path: directory.journalPath)
    self.journal = journal
    checkpoints = CheckpointKeeper(directory, keeping: kept, discarding: discarding) {
      try Self.describe(directory, description)
      try journal.revive()
    }
    try Self.describe(directory, description)
    flushLater()
  }

  // A run that is resumed keeps the description of its beginning.
  private static func describe(
    _ directory: RunDirectory, _ description: RunDescription
  ) throws {
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
        files.async { self.write(copy, purpose) }
      },
      step: { [self] snapshot in
        metrics.record(snapshot, time: Date().timeIntervalSince1970)
        step?(snapshot)
      },
      sheet: { [self] images, step in take(images, step) },
      page: { [self] page in
        guard SampleAlbum.isLandmark(page.step) else { return }
        // Without it the album has a gap after a resume.
        files.async { try? self.directory.write(page) }
      },
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
  func discard() { checkpoints.discard() }

  /// Returns once every save asked for is done.
  func waitForSaves() { files.sync { flush() } }

  /// The newest checkpoint on disk; nil before the first.
  var lastCheckpoint: String? { checkpoints.lastCheckpoint }
  /// Why the newest save or journal line failed; nil where it did not.
  var lastFailure: String? { checkpoints.failure ?? state.withLock(\.journalFailure) }

  /// What to say at the end of a run whose last save failed, its state brought elsewhere if that can
  /// be; nil where it did not fail.
  func lastWords() -> String? {
    guard let failure = lastFailure else { return nil }
    let place = rescue().map { "; the state is in \($0) instead: ganscope --resume \($0)" }
    return "the last save failed: \(failure)" + (place ?? "")
  }

  /// See `CheckpointKeeper.rescue`.
  func rescue(into folder: String = NSTemporaryDirectory()) -> String? {
    checkpoints.rescue(into: folder)
  }

  private func record(_ event: RunEvent) {
    switch event.kind {
    case .rollback(let step, _):
      if event.origin != .program { setAside(behind: step) }
      metrics.rewind(to: step, time: event.time)
      files.async { self.directory.removeSamples(behind: step) }
    case .comeBack(_, let step, let departure):
      metrics.rewind(to: step, time: event.time)
      metrics.append(state.withLock { $0.left.rows(of: departure) })
      files.async { self.directory.returnSamples(of: departure, behind: step) }
    case .alert(let diagnosis, let sentence):
      alerts?.run(diagnosis, sentence, step: event.step, in: directory.path)
    case .start, .restore, .load, .set, .refused, .caution, .pause, .resume, .newLatents,
      .ownLatents, .latents, .saving, .save, .saveFailed, .named, .discard, .skip, .diverged,
      .rollbackFailed, .finish, .stop:
      break
    }
    let failure = journal.record(event).map { "\($0)" }
    state.withLock { $0.journalFailure = failure }
  }

  // What belongs to the state that is left, before the next step is measured: one may return to it.
  private func setAside(behind step: Int) {
    metrics.endRow()
    metrics.flush()
    let rows = (try? MetricsTable.rows(of: directory.metricsPath)) ?? []
    let departure = state.withLock { $0.left.add(rows.filter { $0.step > step }) }
    files.async { self.directory.setSamplesAside(behind: step, for: departure) }
  }

  // Epochs of a few steps end faster than a disk takes pictures: nobody who ends the run is to wait for
  // all of them.
  private func take(_ images: SampleImages, _ step: Int) {
    let hasRoom = state.withLock { state in
      guard state.waitingSheets < Self.sheetLimit else { return false }
      state.waitingSheets += 1
      return true
    }
    guard hasRoom else { return }
    files.async {
      self.write(images, step)
      self.state.withLock { $0.waitingSheets -= 1 }
    }
  }

  private static let sheetLimit = 32

  private func write(_ images: SampleImages, _ step: Int) {
    // Without a picture the run goes on; a save that fails for the same reason says so.
    guard let sheet = try? SampleSheet(images, columns: SampleSheet.usualColumns) else { return }
    try? directory.makeFolders()
    try? sheet.writePNG(to: directory.samplePath(step: step))
    try? metrics.events.append(sheet, step: step, time: Date().timeIntervalSince1970)
  }

  // On the queue of the files.
  func write(_ saved: some SavedTrainer, _ purpose: SavePurpose) {
    let outcome = checkpoints.take(saved, purpose)
    let answer = state.withLock(\.answer)
    answer?(outcome, saved.step, purpose.origin)
    if let name = purpose.name, case .save(let path, _) = outcome {
      answer?(naming(path, name), saved.step, purpose.origin)
    }
    checkpoints.rotate()
  }

  private func naming(_ path: String, _ name: String) -> RunEvent.Kind {
    do {
      try directory.name(path, name)
      return .named(name)
    } catch {
      return .caution("saved, but not as \(name): \(error)")
    }
  }
}
