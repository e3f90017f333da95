import Foundation

/// An exponential moving average that starts at its first value.
struct MovingAverage: Equatable, Sendable {
  private(set) var value: Double?

  /// Moves towards a number; the past keeps the weight `memory`. nil is left out, and what is
  /// not finite.
  mutating func add(_ number: Double?, memory: Double) {
    guard let number, number.isFinite else { return }
    value = value.map { memory * $0 + (1 - memory) * number } ?? number
  }

  /// The weight that the past keeps after `length` steps of `memory` each.
  static func memory(_ memory: Double, _ length: Int) -> Double {
    length == 1 ? memory : pow(memory, Double(length))
  }
}

/// The median of the first values of a series: what was normal when training began.
struct FirstMedian: Equatable, Sendable {
  private var values: [Double] = []
  private var steps = 0
  private(set) var median: Double?

  /// Takes in a value that stands for `length` steps, until there are `window` of them; nil is left
  /// out.
  mutating func add(_ number: Double?, window: Int, length: Int) {
    guard median == nil, let number, number.isFinite else { return }
    values.append(number)
    steps += length
    guard steps >= window else { return }
    median = values.sorted()[values.count / 2]
    values = []
  }
}
