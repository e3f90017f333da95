import TextUI

extension Model {
  // Longer than between the presses of a double click.
  private static let doublePress = 0.5

  /// What lies under the mouse.
  enum Target: Equatable {
    case plot(Plot)
    /// Index of the setting; nil between settings.
    case settings(Int?)
    /// Index of the sample; nil between samples.
    case samples(Int?)
    case nothing
  }

  mutating func use(_ mouse: Mouse) -> Effect? {
    guard usesMouse else { return nil }
    switch focus {
    case .panel: break
    case .dialog(.help, over: _): return readHelp(with: mouse)
    case .dialog(.typing, over: _), .dialog(.command, over: _), .dialog(.explaining, over: _),
      .dialog(.quitting, over: _):
      return nil
    }
    let target = target(x: mouse.x, y: mouse.y)
    switch mouse.action {
    case .press:
      defer { lastPress = frame.now }
      return press(target)
    case .wheelUp: return turnWheel(1, over: target)
    case .wheelDown: return turnWheel(-1, over: target)
    }
  }

  private mutating func readHelp(with mouse: Mouse) -> Effect? {
    switch mouse.action {
    case .press: press(.escape)
    case .wheelUp: press(.up)
    case .wheelDown: press(.down)
    }
  }

  /// What is drawn at a place, which may be any.
  func target(x: Int, y: Int) -> Target {
    guard let part = Screen(self, layout).part(x: x, y: y) else { return .nothing }
    switch part.panel {
    case .plot(let plot), .wholePlot(let plot): return .plot(plot)
    case .settings:
      return .settings(hyperparametersPanel.row(at: y, in: part.area))
    case .samples: return .samples(sheet.places.first { $0.area.contains(x: x, y: y) }?.index)
    case .status, .distribution, .figures, .earlier, .quality, .guide, .events, .tutorial, .closeup,
      .explorer, .place, .footer:
      return .nothing
    }
  }

  private mutating func press(_ target: Target) -> Effect? {
    switch target {
    case .plot(let plot): return press(plot)
    case .settings(let row?):
      selected = row
      return choose(0)
    case .samples(let index?) where explorer != nil: return takeEnd(at: index)
    case .samples(let index?):
      return index == inspected ? leaveCloseup() : inspect(index)
    case .settings(nil), .samples(nil), .nothing: return nil
    }
  }

  // The second press of a double click has made the plot large, or found it so.
  private mutating func press(_ plot: Plot) -> Effect? {
    if focus.panel == .wholePlot, frame.now - lastPress < Self.doublePress { return nil }
    if focus.panel.isPlot, plots.chosen == plot { return enter() }
    plots.choose(plot)
    turn(to: .plot)
    let way = focus.panel.isPlot ? "; a click or ⏎ shows it on the whole screen" : ""
    say("\(plot.title): \(plot.explanation)\(way)")
    return nil
  }

  private mutating func turnWheel(_ direction: Int, over target: Target) -> Effect? {
    switch target {
    case .plot:
      plots.zoom(by: direction)
      say("curves of the \(plots.zoom.title)")
    case .settings:
      // Not round from the last to the first: a wheel is not stopped in time.
      guard SettingRow.all.indices.contains(selected - direction) else { return nil }
      return choose(-direction)
    case .samples: return resizeDigits(direction)
    case .nothing: break
    }
    return nil
  }
}
