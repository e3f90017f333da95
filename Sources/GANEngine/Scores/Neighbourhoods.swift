/// Rows of features, each with the ball that reaches to its k-th nearest other row.
struct Neighbourhoods: Sendable {
  /// Neighbours that bound the balls of precision and recall (Kynkäänniemi et al. 2019, "Improved
  /// precision and recall metric for assessing generative models").
  static let supportNeighbours = 3
  /// Neighbours that bound the balls of density and coverage (Naeem et al. 2020, "Reliable fidelity
  /// and diversity metrics for generative models").
  static let densityNeighbours = 5

  let features: FeatureMatrix
  /// Squared, one a row: to the third neighbour, and to the fifth.
  let supportRadii: [Float]
  let densityRadii: [Float]

  init(_ features: FeatureMatrix, in context: ComputeContext) throws {
    self.features = features
    let k = max(Self.supportNeighbours, Self.densityNeighbours)
    let near = try RowPairs(a: features, b: features, others: true).nearest(k, in: context)
    func radii(_ neighbour: Int) -> [Float] {
      (0..<features.rows).map { near.distances[$0 * k + neighbour - 1] }
    }
    supportRadii = radii(Self.supportNeighbours)
    densityRadii = radii(Self.densityNeighbours)
  }
}
