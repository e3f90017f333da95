/// The Fréchet distance of two normal distributions with the moments of two sets of features, as
/// a square (Heusel et al. 2017, equation 6), and how much of it comes from counting so few.
public struct FrechetDistance: Codable, Equatable, Sendable {
  /// ‖m₁ − m₂‖² + tr(S₁ + S₂ − 2·(S₁S₂)^½).
  public let raw: Double
  /// The distance that samples of this size from the reference's own distribution have on average.
  public let floor: Double

  /// `raw` without the floor: about 0 for real digits, at times a little less.
  public var corrected: Double { raw - floor }
}
