import GANEngine

extension Model {
  /// Whether the screen has no room for settings beside the rest.
  var isSmall: Bool { layout.isSmall }

  /// The sample that is looked at closely.
  var inspected: Int? {
    if case .closeup(let index) = focus.panel { index } else { nil }
  }

  /// The way through the latents that is walked; nil while nobody does.
  var explorer: Explorer? {
    get { if case .explorer(let explorer) = focus.panel { explorer } else { nil } }
    set {
      if let newValue {
        focus.panel = .explorer(newValue)
      } else if explorer != nil {
        focus.panel = .overview
      }
    }
  }

  /// On a small screen to the next panel: overview, plot, settings, events; else to the next plot.
  mutating func turnPanel() -> Effect? {
    guard isSmall else { return turnPlot() }
    var effect: Effect?
    switch focus.panel {
    case .wholePlot: focus.panel = .settings
    case .settings: focus.panel = .events
    case .events: focus.panel = .overview
    case .overview, .plot: focus.panel = .wholePlot
    case .closeup:
      effect = leaveCloseup()
      focus.panel = .wholePlot
    case .explorer:
      effect = leaveExplorer()
      focus.panel = .wholePlot
    }
    return effect
  }

  /// Gives the keys to a panel; a close look keeps them until it is left.
  mutating func turn(to panel: Focus.Panel) {
    if !focus.panel.isCloseLook { focus.panel = panel }
  }
}
