import GANEngine

/// How much of a run the plots show.
enum PlotZoom: CaseIterable, Sendable {
  case full
  case tenThousand
  case thousand
  case epoch

  var title: String {
    switch self {
    case .full: "full run"
    case .tenThousand: "last 10k"
    case .thousand: "last 1k"
    case .epoch: "last epoch"
    }
  }

  /// Its name as it is typed.
  var word: String {
    switch self {
    case .full: "full"
    case .tenThousand: "10k"
    case .thousand: "1k"
    case .epoch: "epoch"
    }
  }

  private func length(_ data: PlotData) -> Int {
    switch self {
    case .full: .max
    case .tenThousand: 10_000
    case .thousand: 1_000
    case .epoch: max(data.progress.stepsPerEpoch, 16)
    }
  }

  /// The stretch of steps to show. Its ends move in leaps, so that the curve stands still instead of
  /// being gathered anew in every frame. A cursor before it draws it along.
  func span(_ data: PlotData, cursor: Int?) -> ClosedRange<Double> {
    let history = data.measurements.history
    let first = history.firstStep
    let count = max((history.lastStep ?? first) - first + 1, 1)
    let abandoned = (history.ghosts.map(\.lastStep).max() ?? first) - first + 1
    let length = length(data)
    guard length < count else {
      return Self.range(first, 0, Self.roundedEnd(max(count, abandoned)))
    }
    let leap = max(length / 16, 1)
    let newest = Self.roundedUp(count, leap)
    var start = max(newest - length - leap, 0)
    var end = max(newest, Self.roundedUp(min(abandoned, count + length / 2), leap))
    if let cursor, cursor - first < start {
      start = max((cursor - first - length / 8) / leap * leap, 0)
      end = start + length + leap
    }
    return Self.range(first, start, end)
  }

  private static func range(_ first: Int, _ start: Int, _ end: Int) -> ClosedRange<Double> {
    Double(first) + Double(start)...Double(first) + Double(end)
  }

  private static func roundedUp(_ count: Int, _ leap: Int) -> Int {
    (count + leap - 1) / leap * leap
  }

  // In leaps of a sixteenth.
  private static func roundedEnd(_ count: Int) -> Int {
    var octave = 64
    while octave < count, octave <= Int.max / 4 { octave *= 2 }
    return roundedUp(count, max(octave / 16, 8))
  }
}
