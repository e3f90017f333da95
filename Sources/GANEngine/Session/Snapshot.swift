/// All the outside sees of a session at one moment. Its size is bounded, however long the run.
public struct Snapshot: Sendable {
  /// How far the run is.
  public var progress = Progress()
  /// What was measured.
  public var measurements = Measurements()
  /// What the run is trained with.
  public var settings = Settings()
  /// What G draws from the fixed latents.
  public var samples = Samples()
  /// What was asked to be looked at beside the samples.
  public var closeups = Closeups()
  /// How good the digits are.
  public var quality = QualityRecord()
  /// The state of the game in words; nil before the first step.
  public var doctor: DoctorReport?
  /// What happened.
  public var journal = Journal()

  /// The most events kept in a snapshot.
  public static let eventLimit = 256

  /// An empty snapshot.
  public init() {}
}

extension Snapshot {
  /// How far the run is, and what it is on the way to.
  public struct Progress: Sendable {
    /// Whether the run goes on, waits or has ended.
    public var state: RunState = .paused
    /// Steps done.
    public var step = 0
    /// The step at which the run ends; nil for a run without an end.
    public var totalSteps: Int?
    /// Steps in a pass over the data; at least 1.
    public var stepsPerEpoch = 1
    /// Over the last second or so; 0 while paused.
    public var stepsPerSecond = 0.0
    /// Seconds since 1970 at which the session started.
    public var startTime = 0.0
    /// What the run is to reach before it pauses; nil where nothing was asked.
    public var goal: RunGoal?
    /// The steps a second that were asked for; nil is full speed.
    public var slowedTo: Double?
    /// Steps that a rollback can go back to, oldest first.
    public var rollbackSteps: [Int] = []

    /// The pass over the data that the newest step belongs to, counted from 1.
    public var epoch: Int { max(step - 1, 0) / max(stepsPerEpoch, 1) + 1 }
  }

  /// What was measured up to the newest step.
  public struct Measurements: Sendable {
    /// The newest step's measurements; nil before the first step.
    public var metrics: StepMetrics?
    /// All measurements so far, thinned.
    public var history = History()
    /// How the layers fared, thinned.
    public var layers = LayerHistory()
    /// The learning rates in force.
    public var learningRates = LearningRates()
    /// How D scored the newest batch; nil before the first one.
    public var scoreDistribution: ScoreDistribution?
    /// Every change of a hyperparameter, for the ticks on the plots; the newest `eventLimit`.
    public var changes: [RunEvent] = []
  }

  /// What the run is trained with.
  public struct Settings: Sendable {
    /// The hyperparameters in force.
    public var hyperparameters = Hyperparameters()
    /// Networks, batch and all else that stays as it is.
    public var configuration = Preset.standard.configuration
    /// What D's learning rate is multiplied by at the newest step; nil where it is not gap-aware.
    public var discriminatorRateFactor: Double?
  }

  /// What G draws from the run's fixed latents, now and earlier.
  public struct Samples: Sendable {
    /// Drawn with the newest weights (EMA where there is one, unless asked otherwise).
    public var images = SampleImages(pixels: [], height: 28, width: 28)
    /// The step whose weights drew them.
    public var step = 0
    /// Which of the step's weights those were.
    public var weights = ImageGenerator.Weights.average
    /// Which fixed latents they were drawn from; those of the run itself are 0.
    public var generation = 0
    /// How real D takes each of them to be; nil where nobody asked.
    public var scores: SampleScores?
    /// Those of earlier steps.
    public var album = SampleAlbum()
  }

  /// What somebody asked to be looked at beside the samples.
  public struct Closeups: Sendable {
    /// What lies on the walk between two samples that was asked for; nil where none was.
    public var exploration: Exploration?
    /// The sample that was asked to be inspected, as it was last drawn; nil where none was.
    public var inspection: Inspection?
  }

  /// What happened.
  public struct Journal: Sendable {
    /// The newest events, oldest first; at most `eventLimit`.
    public var events: [RunEvent] = []
    /// The change that would be taken back; nil where there is none.
    public var undoable: UndoableChange?
    /// Saves asked for and not yet on disk.
    public var pendingSaves = 0
  }
}
