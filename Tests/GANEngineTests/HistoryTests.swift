import Testing

@testable import GANEngine

struct HistoryTests {
  private func metrics(_ value: Float) -> StepMetrics {
    var metrics = StepMetrics()
    for metric in Metric.allCases { metrics[metric] = value + Float(metric.rawValue) }
    return metrics
  }

  @Test(arguments: [0, 1, 1023, 1024, 1025, 2049, 5000, 123_456])
  func staysBoundedAndLosesNoStep(_ count: Int) {
    var history = History()
    for step in 0..<count { history.append(metrics(Float(step)), step: step + 7) }
    let buckets = history.buckets(.generatorLoss)
    #expect(buckets.count <= History.capacity)
    #expect(buckets.reduce(0) { $0 + $1.count } == count)
    #expect(history.lastStep == (count > 0 ? count + 6 : nil))
    #expect(history.recent(.realScore).count == min(count, History.window))
    guard count > 0 else { return }
    #expect(history.firstStep == 7)
    #expect(history.recent(.discriminatorLoss).last == Float(count - 1))
    #expect(history.recent(.discriminatorLoss).first == Float(max(count - History.window, 0)))
    for (index, bucket) in buckets.enumerated() {
      let first = Float(index * history.stride)
      let last = Float(min((index + 1) * history.stride, count) - 1)
      #expect(bucket.minimum == first + 1 && bucket.maximum == last + 1)
      #expect(abs((bucket.mean ?? 0) - Double(first + last) / 2 - 1) < 1e-3)
    }
  }

  @Test func aSpikeSurvivesDecimation() {
    var history = History()
    for step in 0..<100_000 {
      history.append(metrics(step == 31_415 ? 1000 : 1), step: step)
    }
    #expect(history.buckets(.discriminatorLoss).map(\.maximum).max() == 1000)
  }

  @Test func nonFiniteValuesAreCountedAndNotAveraged() {
    var history = History()
    for value in [1, .nan, 3, .infinity] as [Float] { history.append(metrics(value), step: 0) }
    let buckets = history.buckets(.discriminatorLoss)
    #expect(buckets.map(\.nonFinite) == [0, 1, 0, 1])
    #expect(buckets.map(\.mean) == [1, nil, 3, nil])
  }
}
