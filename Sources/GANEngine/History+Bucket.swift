extension History {
  /// What one stretch of steps looked like; non-finite values are counted, not averaged.
  public struct Bucket: Equatable, Sendable {
    public internal(set) var minimum: Float
    public internal(set) var maximum: Float
    public internal(set) var sum: Double
    /// Steps with a finite value.
    public internal(set) var count: Int
    /// Steps whose value was NaN or infinite.
    public internal(set) var nonFinite: Int

    /// Mean of the finite values; nil where there is none.
    public var mean: Double? { count > 0 ? sum / Double(count) : nil }

    mutating func add(_ value: Float) {
      guard value.isFinite else {
        nonFinite += 1
        return
      }
      minimum = min(minimum, value)
      maximum = max(maximum, value)
      sum += Double(value)
      count += 1
    }

    /// A stretch of `steps` steps, all finite where the mean is; else one of them was not, and the
    /// others are taken to lie evenly between the extremes.
    public init(mean: Float, minimum: Float, maximum: Float, steps: Int) {
      self.init(nonFinite: mean.isFinite ? 0 : 1)
      count = minimum.isFinite && maximum.isFinite ? max(steps - nonFinite, 0) : 0
      guard count > 0 else { return }
      self.minimum = minimum
      self.maximum = maximum
      sum = Double(count) * Double(mean.isFinite ? mean : (minimum + maximum) / 2)
    }

    init(
      minimum: Float = .infinity, maximum: Float = -.infinity, sum: Double = 0, count: Int = 0,
      nonFinite: Int = 0
    ) {
      self.minimum = minimum
      self.maximum = maximum
      self.sum = sum
      self.count = count
      self.nonFinite = nonFinite
    }

    /// The same with as many steps of it as `part` of `whole` are.
    func share(_ part: Int, of whole: Int) -> Bucket {
      let share = Double(part) / Double(max(whole, 1))
      var bucket = self
      bucket.count = Int((Double(count) * share).rounded())
      bucket.sum = (mean ?? 0) * Double(bucket.count)
      return bucket
    }

    func merged(with other: Bucket) -> Bucket {
      Bucket(
        minimum: min(minimum, other.minimum), maximum: max(maximum, other.maximum),
        sum: sum + other.sum, count: count + other.count, nonFinite: nonFinite + other.nonFinite)
    }
  }
}
