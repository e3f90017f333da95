import TextUI

extension Model {
  // Longer than between the presses of a double click.
  private static let doublePress = 0.5

  mutating func use(_ mouse: Mouse) -> Effect? {
    guard usesMouse else { return nil }
    switch focus {
    case .panel: break
    case .dialog(.help, over: _), .dialog(.layers, over: _): return readHelp(with: mouse)
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
  func target(x: Int, y: Int) -> Screen.Target {
    let screen = Screen(self, layout)
    guard let part = screen.part(x: x, y: y) else { return .nothing }
    return view(part.panel, of: screen)?.target(x: x, y: y, in: part.area) ?? .nothing
  }

  private mutating func press(_ target: Screen.Target) -> Effect? {
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

  private mutating func turnWheel(_ direction: Int, over target: Screen.Target) -> Effect? {
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
