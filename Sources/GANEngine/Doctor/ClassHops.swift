/// How much the classes that a generator draws come and go.
struct ClassHops: Equatable, Sendable {
  /// Evaluations that are looked at together.
  static let count = 8
  /// Below this there is nothing to compare.
  static let fewest = 4

  private var newest: [[Double]] = []

  mutating func add(_ histogram: ClassHistogram) {
    let shares = histogram.shares
    if newest.first.map({ $0.count != shares.count }) ?? false { newest = [] }
    guard shares.allSatisfy(\.isFinite) else { return }
    newest = newest.suffix(Self.count - 1) + [shares]
  }

  /// The mean share of digits that change their class from one evaluation to the next, or where that
  /// is less, that are of another class than in the middle: the median of each class, made to sum
  /// to 1. 0…1; nil before there are enough evaluations, and those to come count as ones in the middle.
  ///
  /// A few that are out of line move no median, so that they count once each and not on the way there
  /// and back; and to move once to another place, far from the middle for a while, is one change.
  var value: Double? {
    guard newest.count >= Self.fewest, let classes = newest.first?.indices else { return nil }
    let middle = classes.map { index in median(newest.map { $0[index] }) }
    let sum = middle.reduce(0, +)
    let distances = newest.map { shares in
      // Where no class is there most of the time, there is no middle to be near to.
      sum > 0 ? zip(shares, middle).reduce(0) { $0 + abs($1.0 - $1.1 / sum) } / 2 : 1
    }
    let changes = zip(newest, newest.dropFirst()).map { before, now in
      zip(before, now).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
    }
    return min(distances.reduce(0, +), changes.reduce(0, +)) / Double(Self.count)
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let half = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
  }
}
