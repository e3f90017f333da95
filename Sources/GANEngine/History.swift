/// The measurements of a whole run in bounded memory.
///
/// Steps are gathered into at most `capacity` buckets; when they are full, neighbours are merged and
/// a bucket covers twice the steps. Smallest and largest value survive, so that a spike stays visible.
/// A second, never decimated window holds the newest steps.
public struct History: Sendable {
  /// The most buckets kept a metric.
  public static let capacity = 1024
  /// The newest steps kept one by one.
  public static let window = 1024

  /// The step of the first measurement.
  public private(set) var firstStep = 0
  /// Steps a bucket covers: a power of two.
  public private(set) var stride = 1
  /// Steps recorded in all.
  public private(set) var count = 0

  private var whole: [[Bucket]]
  private var newest: [RecentValues]
  /// What branches left behind, oldest first; at most `ghostLimit`.
  public private(set) var ghosts: [Ghost] = []

  /// The part of a curve that the run went back from.
  public struct Ghost: Sendable {
    /// The first step of the first bucket, and the steps a bucket covers.
    public let firstStep: Int
    public let stride: Int
    let whole: [[Bucket]]

    /// The last step of the last bucket.
    public var lastStep: Int { firstStep + stride * (whole.first?.count ?? 0) - 1 }

    /// Bucket `i` covers steps `firstStep + i·stride` and the `stride` − 1 after it.
    public func buckets(_ metric: Metric) -> [Bucket] { whole[metric.rawValue] }
  }

  /// The most ghosts kept.
  public static let ghostLimit = 4

  /// An empty history.
  public init() {
    whole = Metric.allCases.map { _ in [] }
    newest = Metric.allCases.map { _ in RecentValues(capacity: Self.window) }
  }

  /// The step of the last measurement; nil before the first.
  public var lastStep: Int? { count > 0 ? firstStep + count - 1 : nil }

  /// Records the step after the last one; the first call fixes where the history starts.
  public mutating func append(_ metrics: StepMetrics, step: Int) {
    if count == 0 { firstStep = step }
    if count == stride * Self.capacity { halve() }
    let opensBucket = count.isMultiple(of: stride)
    for metric in Metric.allCases {
      let index = metric.rawValue
      if opensBucket { whole[index].append(Bucket()) }
      whole[index][whole[index].count - 1].add(metrics[metric])
      newest[index].append(metrics[metric])
    }
    count += 1
  }

  /// Records the steps behind the last one up to `step`, of which only a summary is known: that of
  /// the newest `steps` of them, which is taken for all.
  public mutating func append(through step: Int, steps: Int, _ summary: (Metric) -> Bucket) {
    if count == 0 { firstStep = step - max(steps, 1) + 1 }
    let total = step - (firstStep + count - 1)
    var left = total
    while left > 0 {
      if count == stride * Self.capacity { halve() }
      let part = min(left, stride - count % stride)
      let opensBucket = count.isMultiple(of: stride)
      for metric in Metric.allCases {
        let bucket = summary(metric)
        let share = bucket.share(part, of: total)
        let index = metric.rawValue
        if opensBucket { whole[index].append(Bucket()) }
        whole[index][whole[index].count - 1] = whole[index][whole[index].count - 1].merged(
          with: share)
        for _ in 0..<min(part, Self.window) { newest[index].append(Float(bucket.mean ?? .nan)) }
      }
      count += part
      left -= part
    }
  }

  /// Goes back to `step`: what came after it becomes a ghost, and the next step to be recorded is the
  /// one behind it. The bucket that holds `step` may keep some of the later steps in its sums.
  public mutating func branch(at step: Int) {
    guard let last = lastStep, step < last else { return }
    let kept = max(step - firstStep + 1, 0)
    let buckets = (kept + stride - 1) / stride
    ghosts.append(
      Ghost(
        firstStep: firstStep + buckets * stride, stride: stride,
        whole: whole.map { Array($0.dropFirst(buckets)) }))
    ghosts = ghosts.suffix(Self.ghostLimit)
    for index in whole.indices {
      whole[index] = Array(whole[index].prefix(buckets))
      newest[index].removeNewest(count - kept)
    }
    if kept == 0 { firstStep = step + 1 }
    count = kept
  }

  /// The whole run; bucket `i` covers steps `firstStep + i·stride` and the `stride` − 1 after it.
  public func buckets(_ metric: Metric) -> [Bucket] { whole[metric.rawValue] }

  /// The newest steps, oldest first; the last is `lastStep`.
  public func recent(_ metric: Metric) -> [Float] { newest[metric.rawValue].inOrder }

  private mutating func halve() {
    for index in whole.indices {
      let old = whole[index]
      whole[index] = Swift.stride(from: 0, to: old.count, by: 2).map { first in
        first + 1 < old.count ? old[first].merged(with: old[first + 1]) : old[first]
      }
    }
    stride *= 2
  }
}
