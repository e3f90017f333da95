extension Benchmark {
  /// Two trainers timed in turns, so that a machine whose speed drifts favours neither.
  public struct Comparison: Sendable {
    /// Median of the first trainer over the rounds, in milliseconds a step.
    public var milliseconds: Double
    /// The same of the other trainer.
    public var otherMilliseconds: Double
    /// Time of the first over that of the other, round by round: the median.
    public var ratio: Double
    /// The first and the third quartile of that ratio.
    public var ratioQuartiles: ClosedRange<Double>
    /// Rounds timed; in each both trainers run.
    public var rounds: Int
    /// Steps of each trainer in a round.
    public var stepsPerRound: Int
  }

  /// Times `rounds` (at least 1) rounds of `steps` steps of each, the order changing every round.
  public static func compare(
    _ trainer: inout Trainer, with other: inout Trainer, rounds: Int, steps: Int
  ) -> Comparison {
    _ = milliseconds(&trainer, steps: 5)
    _ = milliseconds(&other, steps: 5)
    var times: [Double] = []
    var otherTimes: [Double] = []
    for round in 0..<max(rounds, 1) {
      if round.isMultiple(of: 2) { times.append(milliseconds(&trainer, steps: steps)) }
      otherTimes.append(milliseconds(&other, steps: steps))
      if !round.isMultiple(of: 2) { times.append(milliseconds(&trainer, steps: steps)) }
    }
    let ratios = zip(times, otherTimes).map { $0 / $1 }.sorted()
    let last = ratios.count - 1
    return Comparison(
      milliseconds: times.sorted()[last / 2], otherMilliseconds: otherTimes.sorted()[last / 2],
      ratio: ratios[last / 2], ratioQuartiles: ratios[last / 4]...ratios[last - last / 4],
      rounds: ratios.count, stepsPerRound: steps)
  }

  private static func milliseconds(_ trainer: inout Trainer, steps: Int) -> Double {
    let start = ContinuousClock.now
    for _ in 0..<steps { _ = trainer.step() }
    return start.duration(to: .now) / .milliseconds(1) / Double(max(steps, 1))
  }
}
