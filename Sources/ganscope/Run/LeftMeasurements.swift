import RunStore

/// The rows of `metrics.csv` that the states have left behind which a person went back from, so that
/// they can be there again when one returns.
struct LeftMeasurements {
  // As many as there are states to return to, at most.
  private static let limit = 16
  private var rows: [Int: [MetricsRow]] = [:]
  private var departures = 0

  /// Takes note of a going back; its number in the session, counted from 1.
  mutating func add(_ rows: [MetricsRow]) -> Int {
    departures += 1
    self.rows[departures] = rows
    self.rows[departures - Self.limit] = nil
    return departures
  }

  /// What was set aside for a going back.
  func rows(of departure: Int) -> [MetricsRow] { rows[departure] ?? [] }
}
