import GANEngine
public import TextUI

/// All the dashboard remembers. Events change it, drawing only reads it.
public struct Model: Sendable {
  /// What is shown.
  public internal(set) var frame: Frame
  var capabilities: Capabilities
  /// What takes the keys.
  var focus = Focus.panel(.overview)
  /// Index of the chosen row among all.
  var selected = 0
  /// The theme chosen by hand; nil for the one that the terminal asks for.
  var chosenTheme: Theme?
  let ownTheme: Theme
  /// The glyphs chosen by hand; nil for the best there are.
  var chosenGlyphs: GrayRaster.Glyphs?
  /// What digits are drawn with.
  public internal(set) var glyphs: GrayRaster.Glyphs
  /// Whether the mouse is listened to; the terminal leaves it alone otherwise.
  public internal(set) var usesMouse = false
  /// When the mouse was pressed last, in seconds since 1970.
  var lastPress = -Double.infinity
  /// What of the plots is looked at, the cursor's step included.
  var plots = PlotView()
  var notice: Notice?
  /// Values asked for that the session has not confirmed yet.
  var pending: [Hyperparameter: Pending] = [:]
  /// When a change was asked for last, in seconds since 1970.
  var lastChange = -Double.infinity
  /// The state asked for and not reached yet.
  var awaited: Awaited?
  /// The newest measurements, held for a moment so that they can be read.
  var readout: StepMetrics?
  var readoutTime = 0.0
  /// D's scores of the newest batch, held likewise.
  var distribution: ScoreDistribution?
  /// Whether those have the room of the curves of the scores.
  var favoursDistribution = false
  /// How the digits are looked at.
  var samplesView = SamplesView()
  /// When a checkpoint was last written, in seconds since 1970.
  var lastSave: Double?
  var lastEvent: RunEvent?
  /// What was written on standard error, oldest first.
  var strays: [StrayLine] = []
  /// The guided run; nil where nobody asked for it.
  var tutorial: Tutorial?
  /// What is looked at while the picture stands still; nil while it moves.
  var held: Snapshot?
  var layoutPreset = LayoutPreset.watch
  /// Commands that were typed, oldest first.
  var commandHistory: [String] = []
  /// What was killed last in a line that was typed.
  var killed = ""
  /// How many steps `n` offers.
  var stepsToRun = 100
  /// Updates a step of a player that was frozen here.
  var restingSteps: [Hyperparameter: Double] = [:]
  /// Since when another state of the run is waited for.
  var isGoing: Double?
  /// How often something called for the person: a bell each.
  public internal(set) var alarms = 0

  struct Pending: Equatable, Sendable {
    let value: Double
    let since: Double
  }

  struct Awaited: Equatable, Sendable {
    let running: Bool
    let since: Double
  }

  /// A dashboard that has seen nothing but its first frame.
  public init(
    frame: Frame, capabilities: Capabilities = Capabilities(), glyphs: GrayRaster.Glyphs = .ramp
  ) {
    self.frame = frame
    self.capabilities = capabilities
    self.glyphs = glyphs
    ownTheme = capabilities.theme
    show(frame)
  }

  /// Takes note of an event and says what is to be done about it.
  public mutating func handle(_ event: Event) -> Effect? {
    switch event {
    case .frame(let frame):
      show(frame)
      rankSamples()
      return followExplorer()
    case .key(let key):
      return press(key)
    case .mouse(let mouse):
      return use(mouse)
    case .paste(let text):
      paste(text)
      return nil
    case .stray(let lines):
      take(strays: lines)
      return nil
    }
  }

  var snapshot: Snapshot { frame.snapshot }
  var info: RunInfo { frame.info }

  /// Whether the picture moves without the run or a key.
  public var isAnimated: Bool { explorer?.isPlaying ?? false }

  /// Where everything goes on a screen of the present size.
  var layout: Layout { Layout(columns: frame.columns, rows: frame.rows, preset: layoutPreset) }

  /// The chosen row of the panel.
  var row: SettingRow { SettingRow.all[selected] }

  /// Whether training goes on, as far as the keys pressed so far will have it.
  var isRunning: Bool { awaited?.running ?? (snapshot.progress.state == .running) }

  mutating func say(_ text: String, _ style: Style = .plain, seconds: Double = 2.5) {
    notice = Notice(text: text, style: style, until: frame.now + seconds)
  }
}
