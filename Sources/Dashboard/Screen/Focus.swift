/// What takes the keys: a panel, or a dialog over it, behind which they go back to the panel.
enum Focus: Equatable, Sendable {
  case panel(Panel)
  case dialog(Dialog, over: Panel)

  /// What the keys are about while no dialog takes them; a screen with room for a single panel shows
  /// that one.
  enum Panel: Equatable, Sendable {
    /// The newest numbers, or curves, and digits. Keys are about the settings.
    case overview
    case settings
    case events
    /// The chosen plot, beside the other panels.
    case plot
    /// The chosen plot has the whole screen.
    case wholePlot
    /// A sample is looked at closely, by its index.
    case closeup(Int)
    /// A way through the latents is walked.
    case explorer(Explorer)
  }

  /// What is asked, explained or typed.
  enum Dialog: Equatable, Sendable {
    /// A value of the chosen setting is being typed.
    case typing(LineEditor)
    /// A command is being typed.
    case command(CommandLine)
    /// The chosen setting is explained, scrolled down by that many lines.
    case explaining(scroll: Int)
    /// The quit question stands.
    case quitting
    /// The networks layer by layer, scrolled down by that many lines.
    case layers(scroll: Int)
    /// Help is open, scrolled down by that many lines.
    case help(scroll: Int)
  }

  /// The panel, whether or not a dialog is over it.
  var panel: Panel {
    get {
      switch self {
      case .panel(let panel), .dialog(_, over: let panel): panel
      }
    }
    set { self = dialog.map { .dialog($0, over: newValue) } ?? .panel(newValue) }
  }

  /// The dialog; nil where the panel itself takes the keys.
  var dialog: Dialog? {
    get {
      switch self {
      case .panel: nil
      case .dialog(let dialog, over: _): dialog
      }
    }
    set { self = newValue.map { .dialog($0, over: panel) } ?? .panel(panel) }
  }
}

extension Focus.Panel {
  /// Whether Enter is about the chosen plot, instead of the chosen setting.
  var isPlot: Bool {
    switch self {
    case .plot, .wholePlot: true
    case .overview, .settings, .events, .closeup, .explorer: false
    }
  }

  /// Whether it lies over others and keeps the keys until it is left.
  var isCloseLook: Bool {
    switch self {
    case .closeup, .explorer: true
    case .overview, .settings, .events, .plot, .wholePlot: false
    }
  }
}

extension Focus.Dialog {
  /// Whether it is a line that is typed where else the keys are named.
  var isLine: Bool {
    switch self {
    case .typing, .command: true
    case .explaining, .quitting, .layers, .help: false
    }
  }
}
