/// The newest values of a series, at most `capacity` of them.
struct RecentValues: Sendable {
  private let capacity: Int
  private var values: [Float] = []
  /// Where the oldest value lies once the ring is full.
  private var oldest = 0

  init(capacity: Int) { self.capacity = max(capacity, 1) }

  /// Oldest first.
  var inOrder: [Float] { Array(values[oldest...] + values[..<oldest]) }

  mutating func append(_ value: Float) {
    if values.count < capacity {
      values.append(value)
    } else {
      values[oldest] = value
      oldest = (oldest + 1) % capacity
    }
  }

  mutating func removeNewest(_ count: Int) {
    values = Array(inOrder.dropLast(count))
    oldest = 0
  }
}
