import Foundation

/// An exponential moving average whose weights add up to 1 from the first value on.
struct WeightedAverage: Equatable, Sendable {
  private var sum = 0.0
  /// decayⁿ after n values: the weight that is still missing.
  private var missing = 1.0

  init() {}

  /// The average that stands at `value` after `steps` values; nil for none.
  init(_ value: Double?, steps: Int, decay: Double) {
    guard let value, steps > 0 else { return }
    missing = pow(decay, Double(steps))
    sum = value * (1 - missing)
  }

  /// nil before the first value.
  var value: Double? { missing < 1 ? sum / (1 - missing) : nil }

  /// Takes the same value `steps` times; one that is not finite is left out.
  mutating func add(_ value: Double, steps: Int, decay: Double) {
    guard value.isFinite else { return }
    let kept = steps == 1 ? decay : pow(decay, Double(steps))
    sum = kept * sum + (1 - kept) * value
    missing *= kept
  }
}
