import GANEngine
import TextUI

/// Which panel lies where at the moment: drawing, the mouse and help follow from this one description.
struct Screen {
  /// What a part of the screen shows.
  enum Panel: Equatable, Sendable {
    case status
    case plot(Plot)
    case distribution
    case figures
    case samples
    case earlier
    case settings
    case quality
    case guide
    case events
    case tutorial
    /// Over other panels: one sample, by its index, and the way through the latents.
    case closeup(Int)
    case explorer
    /// One plot with all its numbers.
    case wholePlot(Plot)
    case place
    case footer
  }

  struct Part: Equatable, Sendable {
    let panel: Panel
    let area: Rect
  }

  /// The parts that have room, in the order in which they are drawn: a later one covers an earlier.
  let parts: [Part]
  /// Whether the last line has to name an alarm, because no panel does.
  let tellsAlarm: Bool

  init(_ model: Model, _ layout: Layout) {
    var places: [(Panel, Rect)] = [(.status, layout.status)]
    switch Self.shown(model.focus, layout) {
    case .wholePlot: places.append((.wholePlot(model.plots.chosen), layout.body))
    case .settings: places.append((.settings, layout.body))
    case .events: places.append((.events, layout.body))
    case .overview, .plot, .closeup, .explorer: places += Self.panels(model, layout)
    }
    places += [(.place, layout.place), (.footer, layout.footer)]
    tellsAlarm = layout.place.isEmpty && layout.events.isEmpty
    parts = places.filter { !$0.1.isEmpty || $0.0 == .footer }
      .map { Part(panel: $0.0, area: $0.1) }
  }

  // A large screen shows settings and events beside the rest; on a small one a value is typed in the
  // list of settings, whatever that covers.
  private static func shown(_ focus: Focus, _ layout: Layout) -> Focus.Panel {
    if layout.isSmall, case .dialog(.typing, _) = focus { return .settings }
    switch focus.panel {
    case .settings, .events: return layout.isSmall ? focus.panel : .overview
    case .overview, .plot, .wholePlot, .closeup, .explorer: return focus.panel
    }
  }

  private static func panels(_ model: Model, _ layout: Layout) -> [(Panel, Rect)] {
    plots(model, layout) + [
      (.figures, layout.figures), (.samples, layout.samples), (.earlier, layout.before),
      (.settings, layout.hyperparameters),
      // Until there are scores, how to read the curves helps more.
      (QualityPanel.hasNews(model.snapshot.quality) ? .quality : .guide, layout.guide),
      (model.tutorial == nil ? .events : .tutorial, layout.events),
    ] + closeLook(model.focus.panel, layout)
  }

  private static func closeLook(_ panel: Focus.Panel, _ layout: Layout) -> [(Panel, Rect)] {
    switch panel {
    case .closeup(let index): [(.closeup(index), layout.closeup)]
    case .explorer: [(.explorer, layout.closeup)]
    case .overview, .settings, .events, .plot, .wholePlot: []
    }
  }

  // The losses stay in sight where there is room for two plots; where digits come first, one plot is
  // in sight, and Tab chooses it. Where the scores of a batch have no room of their own, they may
  // take that of a plot.
  private static func plots(_ model: Model, _ layout: Layout) -> [(Panel, Rect)] {
    let hasTwo = !layout.scores.isEmpty
    let upper = (Panel.plot(hasTwo ? .losses : model.plots.chosen), layout.losses)
    let accuracies = (Panel.plot(.accuracies), layout.accuracies)
    guard model.favoursDistribution else {
      return [
        upper, (.plot(model.plots.lower), layout.scores), accuracies,
        (.plot(.gradients), layout.gradients), (.distribution, layout.distribution),
      ]
    }
    return hasTwo
      ? [
        upper, accuracies, (.distribution, layout.scores.union(layout.distribution)),
      ] : [(.distribution, layout.losses)]
  }

  /// What is seen at a place, which may be any; nil where nothing lies.
  func part(x: Int, y: Int) -> Part? {
    parts.last { part in
      (part.area.x..<max(part.area.right, part.area.x)).contains(x)
        && (part.area.y..<max(part.area.bottom, part.area.y)).contains(y)
    }
  }

  func shows(_ panel: Panel) -> Bool { parts.contains { $0.panel == panel } }

  /// Whether a panel tells how good the digits are; another one does where none has room.
  var tellsQuality: Bool { shows(.quality) || shows(.guide) }
}
