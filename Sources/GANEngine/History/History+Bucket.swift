extension History {
  /// What one stretch of steps looked like; non-finite values are counted, not averaged.
  public struct Bucket: Equatable, Sendable {
    /// The smallest finite value; +∞ where there is none.
    public private(set) var minimum = Float.infinity
    /// The largest finite value; −∞ where there is none.
    public private(set) var maximum = -Float.infinity
    /// The value of the stretch's last step that had a finite one; NaN where none had.
    public private(set) var last = Float.nan
    private var average = Float.nan
    private var smooth = Float.nan
    private var smoother = Float.nan
    private var finiteCount: UInt32 = 0
    private var brokenCount: UInt32 = 0

    /// Nothing measured.
    public init() {}

    /// One step.
    init(_ value: Float) {
      guard value.isFinite else {
        brokenCount = 1
        return
      }
      minimum = value
      maximum = value
      last = value
      average = value
      finiteCount = 1
    }

    /// A stretch of `steps` steps, all finite where the mean is; else one of them was not, and the
    /// others are taken to lie evenly between the extremes.
    public init(mean: Float, minimum: Float, maximum: Float, steps: Int) {
      brokenCount = mean.isFinite ? 0 : 1
      let finite = minimum.isFinite && maximum.isFinite ? max(steps - nonFinite, 0) : 0
      guard finite > 0 else { return }
      finiteCount = UInt32(clamping: finite)
      self.minimum = minimum
      self.maximum = maximum
      average = mean.isFinite ? mean : (minimum / 2 + maximum / 2)
      last = average
    }

    /// Steps with a finite value; of more than 2³² that many.
    public var count: Int { Int(finiteCount) }
    /// Steps whose value was NaN or infinite.
    public var nonFinite: Int { Int(brokenCount) }
    /// Mean of the finite values; nil where there is none.
    public var mean: Double? { finiteCount > 0 ? Double(average) : nil }

    /// The moving average as it stood after the stretch; nil before the first finite value.
    public func smoothed(_ smoothing: Smoothing) -> Double? {
      let value = smoothing == .short ? smooth : smoother
      return value.isNaN ? nil : Double(value)
    }

    mutating func setSmoothed(_ averages: MovingAverages) {
      smooth = Float(averages.short.value ?? .nan)
      smoother = Float(averages.long.value ?? .nan)
    }

    /// The same with as many steps of it as `part` of `whole` are, at least one where there is one.
    func share(_ part: Int, of whole: Int) -> Bucket {
      var bucket = self
      guard finiteCount > 0 else { return bucket }
      let steps = (Double(count) * Double(part) / Double(max(whole, 1))).rounded()
      bucket.finiteCount = UInt32(clamping: max(Int(steps), 1))
      return bucket
    }

    /// This stretch and the one behind it.
    func merged(with next: Bucket) -> Bucket {
      var sum = self
      sum.minimum = min(minimum, next.minimum)
      sum.maximum = max(maximum, next.maximum)
      if !next.last.isNaN { sum.last = next.last }
      if !next.smooth.isNaN { sum.smooth = next.smooth }
      if !next.smoother.isNaN { sum.smoother = next.smoother }
      sum.brokenCount = UInt32(clamping: nonFinite + next.nonFinite)
      guard next.finiteCount > 0 else { return sum }
      let total = Double(count) + Double(next.count)
      let mine = finiteCount > 0 ? Double(average) * (Double(count) / total) : 0
      sum.average = Float(mine + Double(next.average) * (Double(next.count) / total))
      sum.finiteCount = UInt32(clamping: count + next.count)
      return sum
    }
  }
}
