/// The measurements of a whole run in bounded memory.
///
/// The newest steps are kept one by one, those before in stretches of 4 steps, of 16, of 64 and so on.
/// Smallest and largest value of a stretch are exact, so that a spike of one step stays visible, and
/// whatever part of the run is looked at comes in about as many stretches.
public struct History: Sendable {
  /// The newest steps kept one by one, at least.
  public static let window = HistoryLevel.capacity
  /// The most ghosts kept.
  public static let ghostLimit = 4
  /// The most failures kept, and the most changes.
  public static let markLimit = 512
  private static let ghostResolution = 512

  /// The step of the first measurement.
  public private(set) var firstStep = 0
  /// What branches left behind, oldest first; at most `ghostLimit`.
  public private(set) var ghosts: [Ghost] = []
  /// Steps that could not be done, oldest first; at most `markLimit`.
  public private(set) var failures: [Failure] = []
  /// Steps done when a hyperparameter changed, oldest change first; at most `markLimit`.
  public private(set) var changes: [Int] = []

  private var pyramid = HistoryPyramid()
  private var averages = Array(repeating: MovingAverages(), count: Curve.count)

  /// An empty history.
  public init() {}

  /// Steps recorded in all.
  public var count: Int { pyramid.count }
  /// The step of the last measurement; nil before the first.
  public var lastStep: Int? { count > 0 ? firstStep + count - 1 : nil }

  /// Records the step after the last one; the first call fixes where the history starts.
  public mutating func append(
    _ metrics: StepMetrics, step: Int, stepsPerSecond: Double = .nan
  ) {
    if count == 0 { firstStep = step }
    var buckets = Metric.allCases.map { Bucket(metrics[$0]) }
    // Before the first second is over the speed is not known, which is no fault.
    buckets.append(stepsPerSecond.isFinite ? Bucket(Float(stepsPerSecond)) : Bucket())
    takeAverages(of: &buckets, steps: 1)
    pyramid.append(buckets)
  }

  /// Records the steps behind the last one up to `step`, of which only a summary is known: that of
  /// the newest `steps` of them, which is taken for all.
  public mutating func append(through step: Int, steps: Int, _ summary: (Curve) -> Bucket) {
    if count == 0 { firstStep = step - max(steps, 1) + 1 }
    let total = step - (firstStep + count - 1)
    let whole = Metric.allCases.map { summary(.metric($0)) } + [summary(.stepsPerSecond)]
    var left = total
    while left > 0 {
      let part = pyramid.longestStretch(left)
      var buckets = whole.map { $0.share(part, of: total) }
      takeAverages(of: &buckets, steps: part)
      pyramid.append(buckets, steps: part)
      left -= part
    }
  }

  private mutating func takeAverages(of buckets: inout [Bucket], steps: Int) {
    for index in buckets.indices {
      averages[index].add(buckets[index].mean ?? .nan, steps: steps)
      buckets[index].setSmoothed(averages[index])
    }
  }

  /// Notes that the step behind the last one could not be done.
  public mutating func noteFailure(_ metrics: StepMetrics, step: Int) {
    failures.append(Failure(step: step, metrics: metrics))
    if failures.count > Self.markLimit { failures = Self.thinned(failures) }
  }

  /// Notes that a hyperparameter changed when `step` steps were done.
  public mutating func noteChange(at step: Int) {
    guard changes.last != step else { return }
    changes.append(step)
    if changes.count > Self.markLimit { changes = Self.thinned(changes) }
  }

  /// Every other one of the older half goes.
  private static func thinned<T>(_ marks: [T]) -> [T] {
    let half = marks.count / 2
    return marks[..<half].enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      + marks[half...]
  }

  /// Goes back to `step`: what came after it becomes a ghost, and the next step to be recorded is the
  /// one behind it. The stretch that holds `step` may keep extremes of later steps. False where nothing
  /// came after it.
  @discardableResult
  public mutating func branch(at step: Int) -> Bool {
    guard let last = lastStep, step < last else { return false }
    let left = max(step + 1, firstStep)...last
    ghosts.append(
      Ghost(
        courses: Curve.allCases.map {
          stretches($0, in: left, resolution: Self.ghostResolution)
        }))
    ghosts = ghosts.suffix(Self.ghostLimit)
    let kept = max(step - firstStep + 1, 0)
    pyramid.truncate(to: kept)
    if kept == 0 { firstStep = step + 1 }
    let end = pyramid.stretch(at: kept - 1)?.buckets
    averages = end.map { $0.map { MovingAverages($0, steps: kept) } } ?? Self().averages
    return true
  }

  /// Takes over the newest ghost of another history.
  mutating func takeGhost(of other: History) {
    guard let ghost = other.ghosts.last else { return }
    ghosts = (ghosts + [ghost]).suffix(Self.ghostLimit)
  }

  /// The stretches that have steps in `steps`, ascending, at most about `resolution` where so few
  /// are enough for at least a quarter of them.
  public func stretches(
    _ curve: Curve, in steps: ClosedRange<Int>, resolution: Int = 1024
  ) -> [Stretch] {
    guard count > 0, steps.upperBound >= firstStep else { return [] }
    let lower = max(steps.lowerBound, firstStep) - firstStep
    let upper = min(steps.upperBound - firstStep, count - 1) + 1
    guard lower < upper else { return [] }
    var stretches: [Stretch] = []
    stretches.reserveCapacity(HistoryLevel.capacity)
    let start = firstStep
    pyramid.forEach(curve.index, in: lower..<upper, resolution: resolution) {
      stretches.append(Stretch(firstStep: start + $0, steps: $1, bucket: $2))
    }
    return stretches
  }

  /// The whole run, in 256 stretches and more where there are as many steps.
  public func stretches(_ curve: Curve) -> [Stretch] {
    guard let lastStep else { return [] }
    return stretches(curve, in: firstStep...lastStep)
  }

  /// All that is known of one step: the shortest stretch that has it. nil for a step that was not
  /// recorded.
  public func stretch(_ curve: Curve, at step: Int) -> Stretch? {
    guard step >= firstStep, let found = pyramid.stretch(at: step - firstStep) else { return nil }
    return Stretch(
      firstStep: firstStep + found.first, steps: found.steps, bucket: found.buckets[curve.index])
  }

  /// The measurements of the last step, or the means of the stretch it is known in; nil before the
  /// first.
  public var newest: StepMetrics? {
    guard count > 0, let found = pyramid.stretch(at: count - 1) else { return nil }
    var metrics = StepMetrics()
    for metric in Metric.allCases {
      metrics[metric] = found.buckets[Curve.metric(metric).index].last
    }
    return metrics
  }

  /// The newest steps, at most `count` of them, oldest first; the last is `lastStep`. Of steps that
  /// are known in stretches only, the stretch's last value.
  public func recent(_ metric: Metric, count: Int = History.window) -> [Float] {
    guard let lastStep, count > 0 else { return [] }
    let first = max(lastStep - min(count, Self.window) + 1, firstStep)
    return stretches(.metric(metric), in: first...lastStep, resolution: .max).map(\.bucket.last)
  }
}
