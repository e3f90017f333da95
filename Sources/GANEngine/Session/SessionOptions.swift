/// What a session shows beside the numbers.
public struct SessionOptions: Sendable {
  /// Images of the fixed latents in a snapshot; 0 draws none.
  public var sampleCount: Int
  /// The least time between two drawings.
  public var sampleInterval: Duration
  /// The least time between two snapshots of a running session.
  public var snapshotInterval: Duration
  /// The time after which a running session saves by itself, and also at the end of an epoch that
  /// takes longer; nil never does.
  public var autosaveInterval: Duration?
  /// Images of the fixed latents on a sheet for the run's folder; 0 draws none.
  public var sheetCount: Int
  /// Who scores the digits and how often; nil to leave them unscored.
  public var scoring: ScoringOptions?
  /// Why the digits are not scored, for the screen.
  public var unscoredReason: String?
  /// Reads a saved state: one by its name, or the newest at or before a step and behind the step
  /// that is given beside it; nil where there is none. Called on the training queue. It throws
  /// where a state cannot be read: the run then stays where it is.
  public var recall: (@Sendable (StatePlace, _ after: Int?) throws -> TrainerState?)?
  /// A folder for files without a name, which hold the states that can be gone back to; nil keeps them
  /// in memory, as does a folder that does not take them.
  public var memoryFolder: String?
  /// Whether this is a replay: commands are not checked against the rules again, and nothing is
  /// kept to be undone.
  var isReplay = false
  /// The scores of earlier sessions.
  public var quality = QualityRecord()
  /// What was measured before, in a run that goes on.
  public var history: History
  /// The samples of earlier steps.
  public var album = SampleAlbum()
  /// What happened before, oldest first.
  public var events: [RunEvent]

  /// Options of a session. Counts are at least 0, and 0 draws nothing; intervals are the least time
  /// between two drawings, snapshots and saves. `history` and `events` are those of the run so far.
  public init(
    sampleCount: Int = 0, sampleInterval: Duration = .milliseconds(250),
    snapshotInterval: Duration = .milliseconds(16), autosaveInterval: Duration? = nil,
    sheetCount: Int = 0, scoring: ScoringOptions? = nil,
    unscoredReason: String? = nil, history: History = History(), events: [RunEvent] = []
  ) {
    self.sampleCount = sampleCount
    self.sampleInterval = sampleInterval
    self.snapshotInterval = snapshotInterval
    self.autosaveInterval = autosaveInterval
    self.sheetCount = sheetCount
    self.scoring = scoring
    self.unscoredReason = unscoredReason
    self.history = history
    self.events = events
  }
}
