/// All the outside sees of a session at one moment. Its size is bounded, however long the run.
public struct Snapshot: Sendable {
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
  /// The newest step's measurements; nil before the first step.
  public var metrics: StepMetrics?
  /// What D's learning rate is multiplied by at the newest step; nil where it is not gap-aware.
  public var discriminatorRateFactor: Double?
  public var history = History()
  public var learningRates = LearningRates()
  /// Images of the fixed latents, newest weights (EMA where there is one, unless asked otherwise).
  public var samples = SampleImages(pixels: [], height: 28, width: 28)
  /// The step whose weights drew `samples`.
  public var sampleStep = 0
  /// Which weights those were, and which fixed latents: those of the run itself are 0.
  public var sampleWeights = ImageGenerator.Weights.average
  public var sampleGeneration = 0
  /// How real D takes each of them to be; nil where nobody asked.
  public var sampleScores: SampleScores?
  /// The samples of earlier steps.
  public var album = SampleAlbum()
  /// What lies on the walk between two samples that was asked for; nil where none was.
  public var exploration: Exploration?
  public var hyperparameters = Hyperparameters()
  /// Networks, batch and all else that stays as it is.
  public var configuration = Preset.standard.configuration
  /// The newest events, oldest first; at most `eventLimit`.
  public var events: [RunEvent] = []
  /// Every change of a hyperparameter, for the ticks on the plots; the newest `eventLimit`.
  public var changes: [RunEvent] = []
  /// How D scored the newest batch; nil before the first one.
  public var scoreDistribution: ScoreDistribution?
  /// The sample that was asked to be inspected, as it was last drawn; nil where none was.
  public var inspection: Inspection?
  /// How good the digits are.
  public var quality = QualityRecord()
  /// The state of the game in words; nil before the first step.
  public var doctor: DoctorReport?
  /// Steps that a rollback can go back to, oldest first.
  public var rollbackSteps: [Int] = []
  /// The change that would be taken back; nil where there is none.
  public var undoable: UndoableChange?
  /// Saves asked for and not yet on disk.
  public var pendingSaves = 0
  /// What the run is to reach before it pauses; nil where nothing was asked.
  public var goal: RunGoal?
  /// The steps a second that were asked for; nil is full speed.
  public var slowedTo: Double?

  /// The most events kept in a snapshot.
  public static let eventLimit = 256

  /// An empty snapshot.
  public init() {}

  /// The pass over the data that the newest step belongs to, counted from 1.
  public var epoch: Int { max(step - 1, 0) / max(stepsPerEpoch, 1) + 1 }
}
