/// What a key does: the one table behind dispatch, footer and help.
struct KeyBinding: Sendable {
  /// The keys that do it.
  let keys: [Key]
  /// What is printed on the key, and without UTF-8.
  let label: String
  let asciiLabel: String
  /// One or two words for the footer, and for a narrow one; neighbours may share theirs.
  let title: String
  let shortTitle: String
  /// One line for the help.
  let explanation: String
  /// The footer drops the largest first where room is short; nil never shows there.
  let rank: Int?
  let perform: @Sendable (inout Model) -> Effect?

  init(
    _ keys: [Key], _ label: String, ascii: String? = nil, _ title: String,
    short: String? = nil, rank: Int?, _ explanation: String,
    perform: @escaping @Sendable (inout Model) -> Effect?
  ) {
    self.keys = keys
    self.label = label
    asciiLabel = ascii ?? label
    self.title = title
    shortTitle = short ?? title
    self.explanation = explanation
    self.rank = rank
    self.perform = perform
  }

  private init(
    _ key: Unicode.Scalar, _ title: String, short: String? = nil, rank: Int?,
    _ explanation: String, perform: @escaping @Sendable (inout Model) -> Effect?
  ) {
    self.init(
      [.character(key)], String(key), title, short: short, rank: rank, explanation,
      perform: perform)
  }

  /// Every key, in the order of footer and help.
  static let table: [KeyBinding] = [
    KeyBinding(
      [.character(" ")], "space", "pause", rank: 2, "pause; resume"
    ) { $0.togglePause() },
    KeyBinding(".", "step", rank: 7, "one step, then pause") { $0.step() },
    KeyBinding(
      [.up, .character("k")], "↑", ascii: "up", "choose", short: "change", rank: 3,
      "choose a setting"
    ) { $0.choose(-1) },
    KeyBinding(
      [.down, .character("j")], "↓", ascii: "down", "choose", short: "change", rank: 3,
      "choose a setting"
    ) { $0.choose(1) },
    KeyBinding([.pageUp], "PgUp", "group", rank: nil, "to the group above or below") {
      $0.chooseGroup(-1)
    },
    KeyBinding([.pageDown], "PgDn", "group", rank: 12, "to the group above or below") {
      $0.chooseGroup(1)
    },
    KeyBinding(
      [.left], "←", ascii: "left", "change", rank: 3,
      "change its value, at once; a name to the next one"
    ) { $0.nudge(up: false) },
    KeyBinding(
      [.right], "→", ascii: "right", "change", rank: 3,
      "change its value, at once; a name to the next one"
    ) { $0.nudge(up: true) },
    KeyBinding(
      [.enter], "⏎", ascii: "enter", "type", rank: 6,
      "type its value or name; or the plot on the whole screen"
    ) { $0.enter() },
    KeyBinding(
      [.tab], "⇥", ascii: "tab", "plot", rank: 9, "to the plots, and from one to the next"
    ) { $0.turnPanel() },
    KeyBinding("[", "cursor", rank: nil, "cursor on the curves; { } ten times as far") {
      $0.moveCursor(-1)
    },
    KeyBinding("]", "cursor", rank: nil, "cursor on the curves; { } ten times as far") {
      $0.moveCursor(1)
    },
    KeyBinding("{", "cursor", rank: nil, "cursor on the curves; { } ten times as far") {
      $0.moveCursor(-10)
    },
    KeyBinding("}", "cursor", rank: nil, "cursor on the curves; { } ten times as far") {
      $0.moveCursor(10)
    },
    KeyBinding([.home], "Home", "cursor", rank: nil, "first, last step; Esc leaves the cursor") {
      $0.moveCursorHome()
    },
    KeyBinding([.end], "End", "cursor", rank: nil, "first, last step; Esc leaves the cursor") {
      $0.moveCursorToEnd()
    },
    KeyBinding("z", "zoom", rank: 11, "curves of all, the last 10k, 1k steps, the last epoch") {
      $0.nextZoom()
    },
    KeyBinding("l", "log", rank: nil, "the plot's scale: logarithmic or linear") {
      $0.toggleScale()
    },
    KeyBinding("e", "smooth", rank: nil, "smoothing: EMA 0.99, 0.999 or none") {
      $0.nextSmoothing()
    },
    KeyBinding("n", "run", rank: 13, "so many steps, then pause") {
      $0.openCommandLine("run \($0.stepsToRun)")
    },
    KeyBinding("w", "slow", rank: nil, "slow motion: 10, 2, half a step a second; full speed") {
      $0.nextSpeed()
    },
    KeyBinding("G", "G only", rank: nil, "train G or D alone; again: both") {
      $0.train(only: .generator)
    },
    KeyBinding("D", "D only", rank: nil, "train G or D alone; again: both") {
      $0.train(only: .discriminator)
    },
    KeyBinding("f", "freeze", rank: nil, "hold the picture still while training goes on") {
      $0.toggleFreeze()
    },
    KeyBinding(":", "command", rank: 12, "type a command: ⇥ completes, ↑ recalls") {
      $0.openCommandLine()
    },
    KeyBinding(
      "h", "explain", short: "about", rank: 13, "what the chosen setting does, what to expect of it"
    ) {
      $0.openExplanation()
    },
    KeyBinding(
      "!", "heed", rank: nil, "take the doctor's advice; u takes it back"
    ) {
      $0.takeAdvice()
    },
    KeyBinding("u", "undo", rank: 5, "undo the last change") { $0.undo() },
    KeyBinding("s", "save", rank: 4, "save a checkpoint now") { $0.save() },
    KeyBinding("b", "back", rank: 9, "back some hundred steps; B also halves the rates") {
      $0.goBack(halvingRates: false)
    },
    KeyBinding("B", "back", rank: nil, "back some hundred steps; B also halves the rates") {
      $0.goBack(halvingRates: true)
    },
    KeyBinding("r", "new", rank: 11, "new latents: other digits; R: the run's own again") {
      $0.newLatents()
    },
    KeyBinding("R", "own", rank: nil, "new latents: other digits; R: the run's own again") {
      $0.ownLatents()
    },
    KeyBinding(
      [.character("+"), .character("=")], "+", "size", rank: nil,
      "larger digits, or smaller ones and more of them"
    ) { $0.resizeDigits(1) },
    KeyBinding("-", "size", rank: nil, "larger digits, or smaller ones and more of them") {
      $0.resizeDigits(-1)
    },
    KeyBinding("o", "order", rank: nil, "the digits by D's score, best first") {
      $0.toggleSorting()
    },
    KeyBinding("a", "weights", rank: nil, "digits of EMA weights, or of raw ones") {
      $0.toggleWeights()
    },
    KeyBinding("v", "changes", rank: nil, "what changed since the grid before: + came, - went") {
      $0.toggleDifference()
    },
    KeyBinding("g", "glyphs", rank: 10, "half blocks, braille, quadrants, ASCII") {
      $0.nextGlyphs()
    },
    KeyBinding("t", "theme", rank: nil, "theme: dark, light, or without colour") {
      $0.nextTheme()
    },
    KeyBinding("m", "mouse", rank: nil, "mouse on and off: click a panel, wheel to zoom") {
      $0.toggleMouse()
    },
    KeyBinding(
      "i", "inspect", short: "look", rank: 8,
      "inspect a digit: arrows choose another, i or Esc leaves"
    ) { $0.toggleCloseup() },
    KeyBinding("x", "explore", rank: 13, "latent explorer: walk between two digits; x leaves") {
      $0.startExplorer()
    },
    KeyBinding("d", "batch", rank: nil, "D's scores: of this batch, over time") {
      $0.toggleDistribution()
    },
    KeyBinding("1", "layout", rank: nil, "layouts: watch, balance, samples, compare") {
      $0.choose(.watch)
    },
    KeyBinding("2", "layout", rank: nil, "layouts: watch, balance, samples, compare") {
      $0.choose(.balance)
    },
    KeyBinding("3", "layout", rank: nil, "layouts: watch, balance, samples, compare") {
      $0.choose(.samples)
    },
    KeyBinding("4", "layout", rank: nil, "layouts: watch, balance, samples, compare") {
      $0.choose(.compare)
    },
    KeyBinding("?", "help", rank: 1, "this help; any key closes it") { $0.openHelp() },
    KeyBinding(
      [.character("q"), .interrupt], "q", "quit", rank: 0, "quit, asks first; Ctrl-C too"
    ) { $0.askQuit() },
  ]
}
