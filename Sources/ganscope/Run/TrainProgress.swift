import ArgumentParser
import Foundation
import GANEngine
import RunStore
import Synchronization

/// The progress line on standard error and the JSON lines on standard output.
final class TrainProgress: Sendable {
  private let json: Bool
  private let every: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let lastDrawn = Mutex(Date.distantPast)

  init(json: Bool, every: Int) {
    self.json = json
    self.every = every
  }

  /// What the session calls after each step.
  var report: (@Sendable (Snapshot) -> Void)? {
    guard json else { return nil }
    return { [every] snapshot in
      let isLast = snapshot.progress.step == snapshot.progress.totalSteps
      guard snapshot.progress.step.isMultiple(of: every) || isLast else { return }
      Self.write(StepLine(snapshot))
    }
  }

  /// Shows where training stands: often on a terminal, every ten seconds in a file.
  func draw(_ snapshot: Snapshot, force: Bool = false) {
    let due = lastDrawn.withLock { last -> Bool in
      guard force || Date().timeIntervalSince(last) >= (isTerminal ? 0.2 : 10) else { return false }
      last = Date()
      return true
    }
    guard due, snapshot.measurements.history.count > 0 else { return }
    let line = ProgressText.line(snapshot)
    TrainCommand.tell(isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n")
  }

  /// The last words. Throws where the run diverged or its last checkpoint could not be written.
  func finish(_ run: LiveRun) throws {
    let snapshot = run.session.snapshot
    draw(snapshot, force: true)
    if isTerminal { TrainCommand.tell("\n") }
    if let words = run.recorder.lastWords() { throw Failure(words) }
    if json { Self.write(FinishLine(snapshot, checkpoint: run.recorder.lastCheckpoint)) }
    TrainCommand.tell(
      run.recorder.lastCheckpoint.map { "saved \($0.asShown)\n" }
        ?? "no checkpoint, as asked; the journal is \(run.recorder.directory.journalPath.asShown)\n"
    )
    if let failure = Self.divergence(snapshot) { throw failure }
  }

  /// The last words where there was nothing left to do.
  func finish(_ reached: ReachedGoal) {
    if json { Self.write(FinishLine(step: reached.done, checkpoint: reached.checkpoint)) }
    TrainCommand.tell("note: \(reached)\nits state is \(reached.checkpoint.asShownPath)\n")
  }

  /// What to say of a run that ended where losses or weights were not finite; nil for any other.
  static func divergence(_ snapshot: Snapshot) -> Failure? {
    guard snapshot.journal.events.contains(where: { $0.kind == .diverged }) else { return nil }
    return Failure(
      """
      losses or weights were not finite at step \(snapshot.progress.step + 1); what is saved is from before. \
      Lower rates may help: --set generator.learningRate=… --set discriminator.learningRate=…
      """)
  }

  private static func write(_ line: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard var data = try? encoder.encode(line) else { return }
    data.append(0x0A)
    StandardStream.output.tell(String(decoding: data, as: UTF8.self))
  }

  private struct StepLine: Encodable {
    let step: Int
    let epoch: Int
    /// Of the newest step; left out before the first.
    let discriminatorLoss: Float?
    let generatorLoss: Float?
    let realScore: Float?
    let fakeScore: Float?
    let stepsPerSecond: Double
    /// What D's learning rate is multiplied by; left out where it is not gap-aware.
    let discriminatorRateFactor: Double?
    /// The worst finding's name.
    let doctor: Diagnosis
    /// All that is wrong, the worst first.
    let findings: [FindingLine]
    /// Of the newest scored digits; left out before there are any.
    let frechet: Double?
    let score: Double?
    let precision: Double?
    let recall: Double?

    init(_ snapshot: Snapshot) {
      step = snapshot.progress.step
      epoch = snapshot.progress.epoch
      discriminatorLoss = snapshot.measurements.metrics?[.discriminatorLoss]
      generatorLoss = snapshot.measurements.metrics?[.generatorLoss]
      realScore = snapshot.measurements.metrics?[.realScore]
      fakeScore = snapshot.measurements.metrics?[.fakeScore]
      stepsPerSecond = snapshot.progress.stepsPerSecond
      discriminatorRateFactor = snapshot.settings.discriminatorRateFactor
      doctor = snapshot.doctor?.diagnosis ?? .balanced
      findings = (snapshot.doctor?.findings ?? []).map(FindingLine.init)
      let scores = snapshot.quality.latest
      (frechet, score) = (scores?.frechet, scores?.score)
      (precision, recall) = (scores?.precision, scores?.recall)
    }
  }

  private struct FinishLine: Encodable {
    let finished = true
    /// `finished`, `interrupted` or `diverged`, as `ganscope runs` tells it.
    let state: RunStatus
    let step: Int
    /// Left out where no step was done.
    let epoch: Int?
    let checkpoint: String?
    /// Left out likewise.
    let doctor: Diagnosis?
    let findings: [FindingLine]

    init(step: Int, checkpoint: String) {
      (self.step, epoch, self.checkpoint) = (step, nil, checkpoint)
      (state, doctor, findings) = (.finished, nil, [])
    }

    init(_ snapshot: Snapshot, checkpoint: String?) {
      let hasDiverged = TrainProgress.divergence(snapshot) != nil
      let isWhole = snapshot.progress.totalSteps.map { snapshot.progress.step >= $0 } ?? false
      state = hasDiverged ? .diverged : isWhole ? .finished : .interrupted
      step = snapshot.progress.step
      epoch = snapshot.progress.epoch
      self.checkpoint = checkpoint
      doctor = snapshot.doctor?.diagnosis ?? .balanced
      findings = (snapshot.doctor?.findings ?? []).map(FindingLine.init)
    }
  }
}
