import Testing

@testable import GANEngine

struct HistoryTests {
  private func metrics(_ value: Float) -> StepMetrics {
    var metrics = StepMetrics()
    for metric in Metric.allCases { metrics[metric] = value + Float(metric.rawValue) }
    return metrics
  }

  private func ramp(_ count: Int, from first: Int = 0) -> History {
    var history = History()
    for step in 0..<count { history.append(metrics(Float(step)), step: step + first) }
    return history
  }

  /// Each stretch of a ramp from 0 has the values of its own steps, and all steps are there once.
  @Test(arguments: [0, 1, 3, 4, 5, 1023, 1984, 2048, 2049, 5000, 12_345])
  func staysBoundedAndLosesNoStep(_ count: Int) {
    let history = ramp(count, from: 7)
    #expect(history.lastStep == (count > 0 ? count + 6 : nil))
    #expect(history.recent(.realScore).count == min(count, History.window))
    #expect(history.stretches(.metric(.generatorLoss)).count < 2100)
    guard count > 0 else { return }
    #expect(history.firstStep == 7)
    #expect(history.recent(.discriminatorLoss, count: 9).last == Float(count - 1))
    for (first, last) in [(0, count - 1), (count / 2, count - 1), (count - 1, count - 1)] {
      for resolution in [1, 60, 1024, Int.max] {
        let stretches = history.stretches(
          .metric(.generatorLoss), in: first + 7...last + 7, resolution: resolution)
        #expect((stretches.first?.firstStep ?? .max) <= first + 7)
        #expect(stretches.last?.lastStep == count + 6)
        for (stretch, next) in zip(stretches, stretches.dropFirst()) {
          #expect(next.firstStep == stretch.lastStep + 1)
        }
        for stretch in stretches { check(stretch, offset: 7, added: 1) }
      }
    }
  }

  private func check(_ stretch: History.Stretch, offset: Int, added: Double) {
    let (first, last) = (Double(stretch.firstStep - offset), Double(stretch.lastStep - offset))
    #expect(Double(stretch.bucket.minimum) == first + added)
    #expect(Double(stretch.bucket.maximum) == last + added)
    #expect(Double(stretch.bucket.last) == last + added)
    #expect(stretch.bucket.count == stretch.steps)
    #expect(abs((stretch.bucket.mean ?? -1) - ((first + last) / 2 + added)) <= 1e-6 * (last + 1))
  }

  @Test func aResolutionIsKept() {
    let history = ramp(50_000)
    for resolution in [100, 300, 1000] {
      let count = history.stretches(
        .metric(.realScore), in: 0...49_999, resolution: resolution
      ).count
      #expect(count > resolution / 4 && count <= resolution + 33)
    }
    // The newest steps are there one by one, whatever came before.
    let newest = history.stretches(.metric(.realScore), in: 49_000...49_999)
    #expect(newest.count == 1000 && newest.allSatisfy { $0.steps == 1 })
  }

  /// Rows of 1, 10, 100 steps, as a long run's file has them, make the same curve as the steps
  /// themselves, to within a row.
  @Test(arguments: [900, 8000, 150_000])
  func stretchesMakeTheCurveThatStepsMake(_ count: Int) {
    var history = History()
    var gathered: [Float] = []
    for step in 1...count {
      gathered.append(Float(step % 700) + (step == 333 ? 9000 : 0))
      let stride = step <= 1000 ? 1 : step <= 10_000 ? 10 : 100
      guard step.isMultiple(of: stride) else { continue }
      let values = gathered
      history.append(through: step, steps: values.count) { _ in
        History.Bucket(
          mean: values.reduce(0, +) / Float(values.count), minimum: values.min() ?? 0,
          maximum: values.max() ?? 0, steps: values.count)
      }
      gathered = []
    }
    #expect(history.lastStep == count && history.firstStep == 1)
    let stretches = history.stretches(.metric(.realScore))
    #expect(stretches.map(\.bucket.count).reduce(0, +) == count)
    #expect(stretches.map(\.bucket.maximum).max() == 9333)
    for stretch in stretches {
      let steps = stretch.firstStep...stretch.lastStep
      let mean = steps.map { Double($0 % 700) + ($0 == 333 ? 9000 : 0) }.reduce(0, +)
      #expect(abs((stretch.bucket.mean ?? 0) - mean / Double(stretch.steps)) <= 100)
    }
    // It goes on step by step.
    for step in count + 1...count + 3000 { history.append(metrics(1), step: step) }
    let all = history.stretches(.metric(.discriminatorLoss))
    #expect(all.map(\.steps).reduce(0, +) == count + 3000)
    #expect(history.stretch(.metric(.realScore), at: count + 2999)?.steps == 1)
  }

  @Test func aStretchWithoutNumbersCountsThem() {
    let bucket = History.Bucket(mean: .nan, minimum: 1, maximum: 3, steps: 10)
    #expect(bucket.nonFinite == 1 && bucket.count == 9 && bucket.mean == 2)
    let none = History.Bucket(mean: .nan, minimum: .nan, maximum: .nan, steps: 1)
    #expect(none.count == 0 && none.mean == nil && none.nonFinite == 1)
  }

  @Test(arguments: [100, 1024, Int.max])
  func aSpikeOfOneStepStaysAtEveryZoom(resolution: Int) {
    var history = History()
    for step in 0..<100_000 {
      history.append(metrics(step == 31_415 ? 1000 : step == 62_830 ? -1000 : 1), step: step)
    }
    let stretches = history.stretches(
      .metric(.discriminatorLoss), in: 0...99_999, resolution: resolution)
    let high = stretches.first { $0.bucket.maximum == 1000 }
    let low = stretches.first { $0.bucket.minimum == -1000 }
    #expect((high?.firstStep ?? .max) <= 31_415 && (high?.lastStep ?? 0) >= 31_415)
    #expect((low?.firstStep ?? .max) <= 62_830 && (low?.lastStep ?? 0) >= 62_830)
  }

  @Test func nonFiniteValuesAreCountedAndNotAveraged() {
    var history = History()
    for value in [1, .nan, 3, .infinity] as [Float] { history.append(metrics(value), step: 0) }
    let buckets = history.stretches(.metric(.discriminatorLoss), in: 0...3, resolution: 9)
      .map(\.bucket)
    #expect(buckets.map(\.nonFinite) == [0, 1, 0, 1])
    #expect(buckets.map(\.mean) == [1, nil, 3, nil])
    #expect(buckets.map { $0.smoothed(.short) != nil } == [true, true, true, true])
    #expect(history.stretch(.stepsPerSecond, at: 1)?.bucket.nonFinite == 0)
  }

  /// The weighted mean Σ dⁿ x / Σ dⁿ with n steps ago, summed up outright.
  private func average(_ values: [Double], decay: Double) -> Double {
    var (sum, weights, weight) = (0.0, 0.0, 1.0)
    for value in values.reversed() {
      sum += weight * value
      weights += weight
      weight *= decay
    }
    return sum / weights
  }

  @Test(arguments: History.Smoothing.allCases)
  func smoothingIsTheSameAtEveryZoom(smoothing: History.Smoothing) {
    var history = History()
    var values: [Double] = []
    for step in 0..<9000 {
      let value = Float((step * 7919) % 1000) / 500 + Float(step) / 9000
      values.append(Double(value) + Double(Metric.realScore.rawValue))
      history.append(metrics(value), step: step)
    }
    for resolution in [30, 200, 1024, Int.max] {
      let stretches = history.stretches(
        .metric(.realScore), in: 0...8999, resolution: resolution)
      for stretch in stretches where stretch.lastStep % 5 == 0 {
        let expected = average(Array(values[...stretch.lastStep]), decay: smoothing.decay)
        #expect(abs((stretch.bucket.smoothed(smoothing) ?? 0) - expected) < 1e-5)
      }
    }
  }

  @Test(arguments: [(9000, 8999), (9000, 8500), (9000, 5000), (9000, 4097), (9000, 40), (3, 1)])
  func goingBackLeavesWhatWasBefore(count: Int, step: Int) {
    var history = ramp(count)
    history.branch(at: step - 1)
    #expect(history.count == step && history.lastStep == step - 1)
    #expect(history.ghosts.count == 1 && history.ghosts.first?.lastStep == count - 1)
    let ghost = history.ghosts.first?.stretches(.metric(.discriminatorLoss)) ?? []
    #expect(ghost.last?.bucket.maximum == Float(count - 1))
    for next in step..<step + 6000 { history.append(metrics(Float(next)), step: next) }
    for resolution in [50, 1000, Int.max] {
      let all = history.stretches(
        .metric(.discriminatorLoss), in: 0...step + 5999, resolution: resolution)
      #expect(all.map(\.steps).reduce(0, +) == step + 6000)
      #expect(all.map(\.bucket.count).reduce(0, +) == step + 6000)
      // All but the stretches around the cut are as if the run had never gone on.
      for stretch in all where !(step - 300...step + 300).contains(stretch.firstStep) {
        guard !(stretch.firstStep...stretch.lastStep).contains(step) else { continue }
        check(stretch, offset: 0, added: 0)
      }
    }
  }

  @Test func goingBackBeforeTheFirstStepLeavesNothing() {
    var history = ramp(10, from: 5)
    history.branch(at: 2)
    #expect(history.count == 0 && history.lastStep == nil)
    history.append(metrics(1), step: 3)
    #expect(history.firstStep == 3 && history.stretches(.metric(.realScore)).count == 1)
  }

  @Test func afterGoingBackTheAverageGoesOnFromThere() {
    var history = ramp(3000)
    var straight = ramp(2500)
    history.branch(at: 2499)
    for step in 2500..<2600 {
      history.append(metrics(7), step: step)
      straight.append(metrics(7), step: step)
    }
    for smoothing in History.Smoothing.allCases {
      let pair = [history, straight].map {
        $0.stretch(.metric(.realScore), at: 2599)?.bucket.smoothed(smoothing) ?? .nan
      }
      #expect(abs(pair[0] - pair[1]) < 1e-3 * abs(pair[1]))
    }
  }

  @Test func marksStayBounded() {
    var history = History()
    for step in 0..<5000 {
      history.noteChange(at: step)
      history.noteChange(at: step)
      history.noteFailure(metrics(.nan), step: step)
    }
    #expect(history.changes.count <= History.markLimit && history.changes.last == 4999)
    #expect(history.changes.first == 0 && history.failures.first?.step == 0)
    #expect(history.failures.count <= History.markLimit)
    #expect(history.changes == history.changes.sorted())
  }

  /// Ten million steps, as a file tells them: levels of 1, 4, 16, … steps of at most 2,048 stretches.
  @Test func tenMillionStepsAreAFewThousandStretches() {
    var history = History()
    for row in 1...10_000 {
      history.append(through: row * 1000, steps: 1000) { _ in
        History.Bucket(mean: 1, minimum: Float(-row), maximum: Float(row), steps: 1000)
      }
    }
    for step in 10_000_001...10_010_000 { history.append(metrics(1), step: step) }
    #expect(history.lastStep == 10_010_000)
    let all = history.stretches(.metric(.realScore))
    #expect(all.count <= 1100 && all.map(\.steps).reduce(0, +) == 10_010_000)
    #expect(all.map(\.bucket.minimum).min() == -10_000)
    let newest = history.stretches(.metric(.realScore), in: 10_009_001...10_010_000)
    #expect(newest.count == 1000)
  }
}
