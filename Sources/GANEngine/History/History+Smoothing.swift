extension History {
  /// How long the moving averages remember, which are kept beside the measurements.
  ///
  /// They are taken step by step, so that they are the same at every zoom: the weighted mean of all
  /// steps so far, a step of n steps ago with the weight decayⁿ.
  public enum Smoothing: CaseIterable, Sendable {
    /// A memory of some hundred steps.
    case short
    /// A memory of some thousand steps.
    case long

    /// The share of its weight that a step keeps per step.
    public var decay: Double { self == .short ? 0.99 : 0.999 }
  }

  /// The moving averages of one curve.
  struct MovingAverages: Equatable, Sendable {
    var short = WeightedAverage()
    var long = WeightedAverage()

    mutating func add(_ value: Double, steps: Int = 1) {
      short.add(value, steps: steps, decay: Smoothing.short.decay)
      long.add(value, steps: steps, decay: Smoothing.long.decay)
    }

    /// As they stood after `steps` steps, the last of which are in `bucket`.
    init(_ bucket: Bucket, steps: Int) {
      short = WeightedAverage(
        bucket.smoothed(.short), steps: steps, decay: Smoothing.short.decay)
      long = WeightedAverage(bucket.smoothed(.long), steps: steps, decay: Smoothing.long.decay)
    }

    init() {}
  }
}
