import GANEngine
import TextUI

extension Model {
  /// The step that the cursor on the plots is at; nil while there is none.
  var cursorStep: Int? { plots.cursor?.step }

  /// Enter: the chosen plot on the whole screen and back, or the chosen setting's value.
  mutating func enter() -> Effect? {
    switch focus.panel {
    case .plot:
      focus.panel = .wholePlot
      say("⏎ or Esc: back to all panels; ↑↓ other plots")
    case .wholePlot:
      focus.panel = .plot
      say("all panels")
    case .overview, .settings, .events, .closeup, .explorer: return startTyping()
    }
    return nil
  }

  /// To the plots; where one has the keys, or none can have them, to the next one.
  mutating func turnPlot(_ distance: Int = 1) -> Effect? {
    if focus.panel.isPlot || focus.panel.isCloseLook { plots.turn(distance) }
    if !focus.panel.isPlot { turn(to: .plot) }
    let key = focus.panel.isPlot ? "; ⏎ shows it on the whole screen" : ""
    say("\(plots.chosen.title): \(plots.chosen.explanation)\(key)")
    return nil
  }

  mutating func toggleScale() -> Effect? {
    plots.toggleScale()
    let name = plots.chosen.title
    guard plots.scaleIsLogarithmic(plots.chosen) else {
      say("\(name): linear scale")
      return nil
    }
    say("\(name): logarithmic scale; ▼ marks what is not above 0")
    return nil
  }

  mutating func nextSmoothing() -> Effect? {
    plots.nextSmoothing()
    let steps = plots.smoothing.map { Int((1 / (1 - $0.decay)).rounded()) }
    say(
      steps.map { "\(plots.smoothingTitle): smoothed over some \($0) steps, each step behind it" }
        ?? "each step, unsmoothed")
    return nil
  }

  mutating func nextZoom() -> Effect? {
    plots.nextZoom()
    say("curves of the \(plots.zoom.title)")
    return nil
  }

  /// A hundredth of what is in sight, `times` as far; negative is back. The first press puts the
  /// cursor on the newest step.
  mutating func moveCursor(_ times: Int) -> Effect? {
    let history = snapshot.measurements.history
    guard let last = history.lastStep else { return nothingToPointAt() }
    guard let cursor = plots.cursor else { return placeCursor(near: last) }
    let span = plots.zoom.span(plotData, cursor: cursor.step)
    let step = max(Int(min((span.upperBound - span.lowerBound) / 100, 1e15)), 1)
    plots.cursor = cursor.moved(by: times * step, in: history) ?? cursor
    sayCursor()
    return nil
  }

  mutating func moveCursorHome() -> Effect? {
    guard snapshot.measurements.history.lastStep != nil else { return nothingToPointAt() }
    let span = plots.zoom.span(plotData, cursor: plots.cursor?.step)
    return placeCursor(near: Int(min(max(span.lowerBound, 0), 1e15)))
  }

  mutating func moveCursorToEnd() -> Effect? {
    guard let last = snapshot.measurements.history.lastStep else { return nothingToPointAt() }
    return placeCursor(near: last)
  }

  private mutating func placeCursor(near step: Int) -> Effect? {
    plots.cursor = PlotCursor(snapshot.measurements.history, near: step)
    sayCursor()
    return nil
  }

  private mutating func nothingToPointAt() -> Effect? {
    say("the curves come with the first steps", .warning)
    return nil
  }

  private mutating func sayCursor() {
    guard let step = cursorStep else { return }
    let epoch = max(step - 1, 0) / max(snapshot.progress.stepsPerEpoch, 1) + 1
    say("step \(NumberText.grouped(step)), epoch \(epoch); Esc leaves the cursor")
  }

  /// Escape: leaves the cursor, else the whole screen, else the plots.
  mutating func leave() {
    if plots.cursor != nil {
      plots.cursor = nil
    } else if focus.panel == .wholePlot {
      focus.panel = .plot
    } else {
      focus.panel = .overview
    }
    notice = nil
  }

  /// After the run went back the cursor's step may be no more, or another.
  mutating func keepCursor(since before: Int?) {
    let history = snapshot.measurements.history
    guard let cursor = plots.cursor, let before, (history.lastStep ?? -1) < before else { return }
    plots.cursor = PlotCursor(history, near: cursor.step)
  }
}
