import Foundation

/// How D's scores of one batch are spread: a histogram of the real images and one of the fakes, over
/// the same bins.
public struct ScoreDistribution: Equatable, Sendable {
  /// Bins of equal width.
  public static let binCount = 16

  /// What the scores are told in.
  public let scale: ScoreScale
  /// From the beginning of the first bin to the end of the last.
  public let range: ClosedRange<Double>
  /// Real images a bin, `binCount` numbers. What lies beyond the range counts in the outermost bin,
  /// what is not finite in none.
  public let real: [Int]
  /// The same of fakes.
  public let fake: [Int]

  /// Histograms as counted before: `binCount` numbers each, over `range` on `scale`.
  public init(scale: ScoreScale, range: ClosedRange<Double>, real: [Int], fake: [Int]) {
    self.scale = scale
    self.range = range
    self.real = real
    self.fake = fake
  }

  /// Counts the scores of logits. Probabilities have the range 0…1, targets −0.5…1.5, logits one of
  /// round numbers that holds them all.
  init(real: some Collection<Float>, fake: some Collection<Float>, scale: ScoreScale) {
    func scores(_ logits: some Collection<Float>) -> [Double] {
      logits.map { scale.score(logit: Double($0)) }.filter(\.isFinite)
    }
    let (real, fake) = (scores(real), scores(fake))
    let range = Self.range(scale, real + fake)
    self.init(
      scale: scale, range: range, real: Self.counts(real, over: range),
      fake: Self.counts(fake, over: range))
  }

  private static func counts(_ scores: [Double], over range: ClosedRange<Double>) -> [Int] {
    var counts = [Int](repeating: 0, count: binCount)
    let width = (range.upperBound - range.lowerBound) / Double(binCount)
    for score in scores {
      let place = min(max((score - range.lowerBound) / width, 0), Double(binCount - 1))
      counts[Int(place)] += 1
    }
    return counts
  }

  private static func range(_ scale: ScoreScale, _ scores: [Double]) -> ClosedRange<Double> {
    switch scale {
    case .probability: return 0...1
    case .target: return -0.5...1.5
    case .logit:
      let (low, high) = (scores.min() ?? 0, scores.max() ?? 0)
      let extent = max(high - low, 1e-3 * max(abs(low), abs(high)), 1e-6)
      // One bin less than there are, since the first one may begin before the least score.
      let width = roundStep(extent / Double(binCount - 1))
      let start = (low / width).rounded(.down) * width
      return start...start + Double(binCount) * width
    }
  }

  /// The smallest of 1, 2, 5 × 10ⁿ that is not below `rough`, which is positive.
  private static func roundStep(_ rough: Double) -> Double {
    let power = pow(10, log10(rough).rounded(.down))
    return [1, 2, 5, 10].lazy.map { $0 * power }.first { $0 >= rough } ?? 10 * power
  }
}
