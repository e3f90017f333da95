/// Something that happened in a run, at a step boundary.
public struct RunEvent: Equatable, Sendable {
  /// What happened.
  public enum Kind: Equatable, Sendable {
    case start(preset: String, seed: UInt64)
    /// Training went on from a checkpoint.
    case restore(checkpoint: String)
    case set(Hyperparameter, from: Double, to: Double)
    /// A change that makes no sense with the rest, in words; nothing changed.
    case refused(Hyperparameter, to: Double, reason: String)
    /// A combination that is unlikely to train well, in words.
    case caution(String)
    case pause
    case resume
    case newLatents
    /// A checkpoint is whole on disk.
    case save(path: String)
    case saveFailed(reason: String)
    /// A loss or a gradient was no number; the update was not applied.
    case skip
    /// Too many of those in a row.
    case diverged
    /// Went back to the state of an earlier step, and went on from there.
    case rollback(to: Int, halvingRates: Bool)
    case rollbackFailed(reason: String)
    case finish
  }

  /// Who made it happen.
  public enum Origin: String, Sendable {
    /// A key.
    case person
    /// An option of the command.
    case commandLine
    /// The program by itself: an autosave, the end of a run, a number that is none.
    case program
  }

  /// Steps done when it took effect.
  public let step: Int
  /// Seconds since 1970.
  public let time: Double
  public let kind: Kind
  public let origin: Origin

  /// An event that took effect at `step`.
  public init(step: Int, time: Double, kind: Kind, origin: Origin = .program) {
    self.step = step
    self.time = time
    self.kind = kind
    self.origin = origin
  }
}
