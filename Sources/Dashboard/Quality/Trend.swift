import TextUI

/// Where a score is going over its newest values, and whether that is for the better.
struct Trend: Equatable {
  enum Direction { case rising, falling, steady }

  let direction: Direction
  let lowerIsBetter: Bool

  /// Values looked at.
  private static let window = 6
  /// A difference of two means counts from this many of its standard errors on, and …
  private static let leastErrors = 2.5
  /// … from this share of the older one; of single values from the second.
  private static let leastChange = 0.01
  private static let leastChangeOfSingles = 0.05

  /// The mean of the newer half of the newest six values against that of the older half; nil before
  /// there are two finite ones.
  init?(_ values: [Double], lowerIsBetter: Bool) {
    let recent = values.filter { $0.isFinite && $0.magnitude < 1e100 }.suffix(Self.window)
    let half = recent.count / 2
    guard half > 0 else { return nil }
    let newer = Moments(recent.suffix(half))
    let older = Moments(recent.dropLast(half).suffix(half))
    let share = half > 1 ? Self.leastChange : Self.leastChangeOfSingles
    let error = half > 1 ? ((newer.variance + older.variance) / Double(half)).squareRoot() : 0
    let least = max(Self.leastErrors * error, share * older.mean.magnitude)
    let change = newer.mean - older.mean
    direction = change.magnitude <= least ? .steady : change > 0 ? .rising : .falling
    self.lowerIsBetter = lowerIsBetter
  }

  /// nil where it stands still.
  var isBetter: Bool? { direction == .steady ? nil : (direction == .falling) == lowerIsBetter }

  var arrow: String {
    switch direction {
    case .rising: "↑"
    case .falling: "↓"
    case .steady: "→"
    }
  }

  /// Six columns at most.
  var word: String { isBetter.map { $0 ? "better" : "worse" } ?? "steady" }

  var style: Style { isBetter.map { $0 ? .good : .warning } ?? .muted }

  private struct Moments {
    let mean: Double
    /// Of the population behind the sample; 0 for a single value.
    let variance: Double

    init(_ values: ArraySlice<Double>) {
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      self.mean = mean
      variance = squares / Double(max(values.count - 1, 1))
    }
  }
}
