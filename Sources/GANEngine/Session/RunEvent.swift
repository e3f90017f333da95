/// Something that happened in a run, at a step boundary.
public struct RunEvent: Equatable, Sendable {
  /// What happened.
  public enum Kind: Equatable, Sendable {
    case start(preset: String, seed: UInt64)
    /// Training went on from a checkpoint, with a precision and a number of threads that may be
    /// others than before.
    case restore(checkpoint: String, precision: Precision, threads: Int)
    /// A new run took the weights of both networks from a file, and nothing else.
    case load(weights: String)
    case set(Hyperparameter, from: Double, to: Double)
    /// A change that makes no sense with the rest, in words; nothing changed.
    case refused(Hyperparameter, to: Double, reason: String)
    /// A combination that is unlikely to train well, in words.
    case caution(String)
    case pause
    case resume
    case newLatents
    case ownLatents
    /// The samples have these fixed latents again: those of the run are 0, each newer ones 1 more.
    case latents(generation: Int)
    /// A copy of the state was taken. Its outcome follows when the disk is done, behind whatever
    /// happens meanwhile; outcomes keep the order of the copies.
    case saving
    /// A checkpoint is whole on disk. `weights` is the SHA-256 of its networks, in hexadecimal.
    case save(path: String, weights: String)
    case saveFailed(reason: String)
    /// A checkpoint has a name of its own as well.
    case named(String)
    /// The state was thrown away, as asked; `weights` as in `save`.
    case discard(weights: String)
    /// A loss or a gradient was not finite; the update was not applied.
    case skip
    /// Too many of those in a row.
    case diverged
    /// Went back to the state of an earlier step, and went on from there.
    case rollback(to: Int, halvingRates: Bool)
    case rollbackFailed(reason: String)
    /// Returned to the state after step `to`, as it was left when one went back from it to step `from`:
    /// the going back of that number in its session, counted from 1.
    case comeBack(to: Int, from: Int, departure: Int)
    /// The doctor finds something wrong, in a sentence.
    case alert(Diagnosis, String)
    /// The run came to its last step.
    case finish
    /// The run was ended before its last step.
    case stop
  }

  /// Who made it happen.
  public enum Origin: String, Sendable {
    /// A key.
    case person
    /// A key that takes back what a key had done.
    case undo
    /// An option of the command.
    case commandLine
    /// The program by itself: an autosave, the end of a run, a loss that is not finite.
    case program
  }

  /// Steps done when it took effect.
  public let step: Int
  /// Seconds since 1970.
  public let time: Double
  /// What happened.
  public let kind: Kind
  /// Who brought it about.
  public let origin: Origin

  /// Whether a hyperparameter changed.
  public var isChange: Bool {
    if case .set = kind { true } else { false }
  }

  /// Whether a process began to train with it.
  public var beginsSession: Bool {
    switch kind {
    case .start, .restore: true
    case .load, .set, .refused, .caution, .pause, .resume, .newLatents, .ownLatents, .latents,
      .saving, .save, .saveFailed, .named, .discard, .skip, .diverged, .rollback,
      .rollbackFailed, .comeBack, .alert, .finish, .stop:
      false
    }
  }

  /// The step that the run goes on from, of which there may be later ones; nil where it goes on as it
  /// did.
  public var resumesAt: Int? {
    switch kind {
    case .restore: step
    case .rollback(let target, _): target
    case .start, .load, .set, .refused, .caution, .pause, .resume, .newLatents, .ownLatents,
      .latents, .saving, .save, .saveFailed, .named, .discard, .skip, .diverged, .rollbackFailed,
      .alert, .finish, .stop:
      nil
    // Coming back restores the state before the going back: see `onPresentLine`.
    case .comeBack: nil
    }
  }

  /// An event that took effect at `step`.
  public init(step: Int, time: Double, kind: Kind, origin: Origin = .program) {
    self.step = step
    self.time = time
    self.kind = kind
    self.origin = origin
  }
}
