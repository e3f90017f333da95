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

  /// Rows of 1, 10, 100 and 1,000 steps, as a long run's file has them, make the same curve as the
  /// steps themselves, to within a row.
  @Test(arguments: [900, 8000, 150_000])
  func stretchesMakeTheCurveThatStepsMake(_ count: Int) {
    var stepwise = History()
    var history = History()
    var gathered: [Float] = []
    for step in 1...count {
      let value = Float(step % 700) + (step == 333 ? 9000 : 0)
      stepwise.append(metrics(value), step: step)
      gathered.append(value)
      let stride = step <= 1000 ? 1 : step <= 10_000 ? 10 : 100
      guard step.isMultiple(of: stride) else { continue }
      let offsets = gathered
      history.append(through: step, steps: offsets.count) { metric in
        let values = offsets.map { $0 + Float(metric.rawValue) }
        return History.Bucket(
          mean: values.reduce(0, +) / Float(values.count), minimum: values.min() ?? 0,
          maximum: values.max() ?? 0, steps: values.count)
      }
      gathered = []
    }
    #expect(history.lastStep == count && history.firstStep == 1)
    #expect(history.stride == stepwise.stride)
    let (rough, exact) = (history.buckets(.realScore), stepwise.buckets(.realScore))
    #expect(rough.count == exact.count)
    #expect(rough.map(\.count).reduce(0, +) == count)
    for (rough, exact) in zip(rough, exact) {
      #expect(rough.minimum <= exact.minimum && rough.maximum >= exact.maximum)
      #expect(rough.count == exact.count)
      #expect(abs((rough.mean ?? 0) - (exact.mean ?? 0)) <= 100)
    }
    #expect(history.recent(.realScore).count == stepwise.recent(.realScore).count)
    #expect((rough.map(\.maximum).max() ?? 0) == 9335)
  }

  @Test func aStretchWithoutNumbersCountsThem() {
    let bucket = History.Bucket(mean: .nan, minimum: 1, maximum: 3, steps: 10)
    #expect(bucket.nonFinite == 1 && bucket.count == 9 && bucket.mean == 2)
    let none = History.Bucket(mean: .nan, minimum: .nan, maximum: .nan, steps: 1)
    #expect(none.count == 0 && none.mean == nil && none.nonFinite == 1)
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
