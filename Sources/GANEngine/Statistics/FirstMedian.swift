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
