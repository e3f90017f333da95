import GANEngine

/// The scores of a run that may be compared: those of equally many digits, as the bias of every
/// score depends on their number.
struct ComparableScores {
  /// Digits scored each time.
  let count: Int
  /// By ascending step; at least one.
  let points: [QualityRecord.Point]
  let newest: QualityRecord.Point

  /// Scores looked at to find the usual number of digits.
  private static let window = 8

  /// The scores of as many digits as most of the newest had; nil before the first.
  init?(_ record: QualityRecord) {
    var votes: [Int: Int] = [:]
    for point in record.points.suffix(Self.window) { votes[point.count, default: 0] += 1 }
    let usual = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let count = usual?.key else { return nil }
    points = record.points.filter { $0.count == count }
    guard let newest = points.last else { return nil }
    self.newest = newest
    self.count = count
  }

  func values(_ score: KeyPath<QualityRecord.Point, Double?>) -> [Double] {
    points.compactMap { $0[keyPath: score] }
  }

  var frechetTrend: Trend? { Trend(values(\.frechet), lowerIsBetter: true) }
  var scoreTrend: Trend? { Trend(values(\.score), lowerIsBetter: false) }
}
