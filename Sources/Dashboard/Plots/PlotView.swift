import GANEngine

/// What of the plots is looked at, and how.
struct PlotView: Sendable {
  /// The plot that keys are about.
  private(set) var chosen = Plot.losses
  /// The one below the losses.
  private(set) var lower = Plot.scores
  var zoom = PlotZoom.full
  /// The moving average in front of the measurements; nil for none.
  var smoothing: History.Smoothing? = .short
  var cursor: PlotCursor?
  private var logarithmic: Set<Plot> = [.rates, .generatorLayers, .discriminatorLayers]

  func scaleIsLogarithmic(_ plot: Plot) -> Bool { logarithmic.contains(plot) }

  mutating func toggleScale() {
    if logarithmic.remove(chosen) == nil { logarithmic.insert(chosen) }
  }

  /// To the next plot, or to one before.
  mutating func turn(_ distance: Int) {
    let count = Plot.allCases.count
    choose(Plot.allCases[(chosen.rawValue + distance + count) % count])
  }

  mutating func choose(_ plot: Plot) {
    chosen = plot
    if plot != .losses { lower = plot }
  }

  mutating func nextZoom() {
    let all = PlotZoom.allCases
    zoom = all[((all.firstIndex(of: zoom) ?? 0) + 1) % all.count]
  }

  /// That many levels further in, or out where negative; as far as it goes.
  mutating func zoom(by levels: Int) {
    let all = PlotZoom.allCases
    let here = all.firstIndex(of: zoom) ?? 0
    zoom = all[min(max(here + levels, 0), all.count - 1)]
  }

  mutating func nextSmoothing() {
    let all = Self.smoothings
    smoothing = all[((all.firstIndex(of: smoothing) ?? 0) + 1) % all.count]
  }

  static let smoothings: [History.Smoothing?] = History.Smoothing.allCases + [nil]

  /// The name of a smoothing as it is typed.
  static func word(_ smoothing: History.Smoothing?) -> String {
    smoothing.map { "\($0.decay)" } ?? "off"
  }

  var smoothingTitle: String { smoothing.map { "EMA \($0.decay)" } ?? "unsmoothed" }
}
