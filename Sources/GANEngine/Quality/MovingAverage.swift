/// An exponential moving average that starts at its first value.
struct MovingAverage: Equatable, Sendable {
  private(set) var value: Double?

  /// Moves towards a number; the past keeps the weight `memory`. What is nil or no number is left
  /// out.
  mutating func add(_ number: Double?, memory: Double) {
    guard let number, number.isFinite else { return }
    value = value.map { memory * $0 + (1 - memory) * number } ?? number
  }
}
