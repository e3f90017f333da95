import GANEngine

/// A step that is looked at, with all that was known of it when the cursor came there: later the
/// history may know it only as a part of a longer stretch.
struct PlotCursor: Sendable {
  let step: Int
  private let stretches: [History.Curve: History.Stretch]

  /// A cursor at the recorded step nearest to `step` whose values are known; nil where there is none.
  init?(_ history: History, near step: Int) {
    guard let last = history.lastStep else { return nil }
    let wanted = min(max(step, history.firstStep), last)
    guard let end = history.stretch(.stepsPerSecond, at: wanted)?.lastStep else { return nil }
    self.step = end
    var stretches: [History.Curve: History.Stretch] = [:]
    for curve in History.Curve.allCases { stretches[curve] = history.stretch(curve, at: end) }
    self.stretches = stretches
  }

  /// The cursor `distance` steps away, or as far as the next step whose values are known; nil where
  /// there is none.
  func moved(by distance: Int, in history: History) -> PlotCursor? {
    let wanted = PlotCursor(history, near: step + distance)
    guard distance < 0, let wanted, wanted.step >= step else { return wanted }
    guard let stretch = history.stretch(.stepsPerSecond, at: step) else { return wanted }
    return PlotCursor(history, near: stretch.firstStep - 1)
  }

  /// The value at the step; nil where it was NaN.
  func value(_ curve: History.Curve) -> Double? {
    stretches[curve].flatMap { $0.bucket.last.isNaN ? nil : Double($0.bucket.last) }
  }

  /// The stretch it is the last step of.
  func stretch(_ curve: History.Curve) -> History.Stretch? { stretches[curve] }
}
