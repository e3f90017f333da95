/// How much of what is generated is like the real thing, and how much of the real thing is generated.
///
/// A ball around each row reaches to its k-th nearest row of the same set. Sets of equal size make
/// precision and recall comparable.
public struct SupportScores: Codable, Equatable, Sendable {
  /// The share of generated rows that lie in some real row's ball; k = 3, balls closed. High where
  /// images look real, low for rubbish (Kynkäänniemi et al. 2019, equations 1 and 2).
  public let precision: Double
  /// The share of real rows that lie in some generated row's ball; k = 3, balls closed. Low where
  /// kinds of images are missing.
  public let recall: Double
  /// Real balls that a generated row lies in, on average, over k; k = 5, balls open. 1 where the
  /// sets are alike; more is possible (Naeem et al. 2020, equation 4).
  public let density: Double
  /// The share of real balls that hold a generated row; k = 5, balls open (the same, equation 5).
  /// 1 − 2⁻⁵ = 0.97 for as many rows of the same distribution.
  public let coverage: Double

  /// Compares generated rows with real ones.
  init(
    generated: Neighbourhoods, real: Neighbourhoods, in context: ComputeContext
  ) throws {
    let (fakes, reals) = (generated.features, real.features)
    let fromFakes = RowPairs(a: fakes, b: reals)
    let fromReals = RowPairs(a: reals, b: fakes)
    precision = Self.shareAbove0(
      try fromFakes.within(radiiOfB: real.supportRadii, strictly: false, in: context))
    recall = Self.shareAbove0(
      try fromReals.within(radiiOfB: generated.supportRadii, strictly: false, in: context))
    let held = try fromReals.within(radii: real.densityRadii, strictly: true, in: context)
    coverage = Self.shareAbove0(held)
    let inclusions = held.reduce(0.0) { $0 + Double($1) }
    density = inclusions / (Double(Neighbourhoods.densityNeighbours) * Double(fakes.rows))
  }

  private static func shareAbove0(_ counts: [Int32]) -> Double {
    Double(counts.count { $0 > 0 }) / Double(counts.count)
  }
}
