import GANEngine

/// What a screen with room for a single panel shows, besides a plot.
enum Page: Sendable {
  /// The newest numbers, or curves, and digits.
  case overview
  case settings
  case events
}

extension Model {
  /// Whether the screen has no room for settings beside the rest.
  var isSmall: Bool { layout.isSmall }

  /// On a small screen to the next panel: overview, plot, settings, events; else to the next plot.
  mutating func turnPanel() -> Effect? {
    guard isSmall else { return turnPlot() }
    var effect: Effect? = inspected == nil ? nil : .send(.inspect(nil))
    inspected = nil
    if explorer != nil { effect = leaveExplorer() }
    switch (plots.isWhole, page) {
    case (true, _): turn(to: .settings)
    case (false, .settings): turn(to: .events)
    case (false, .events): turn(to: .overview)
    case (false, .overview):
      plots.isFocused = true
      plots.isWhole = true
    }
    return effect
  }

  /// Leaves the plots for a page; a screen with room for all panels shows it anyhow.
  mutating func turn(to page: Page) {
    plots.isWhole = false
    plots.isFocused = false
    self.page = page
  }
}
