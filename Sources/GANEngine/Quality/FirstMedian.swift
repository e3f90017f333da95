/// The median of the first values of a series: what was normal when training began.
struct FirstMedian: Equatable, Sendable {
  private var values: [Double] = []
  private(set) var median: Double?

  /// Takes in a value until there are `window` of them; nil is left out.
  mutating func add(_ number: Double?, window: Int) {
    guard median == nil, let number, number.isFinite else { return }
    values.append(number)
    guard values.count >= max(window, 1) else { return }
    median = values.sorted()[values.count / 2]
    values = []
  }
}
