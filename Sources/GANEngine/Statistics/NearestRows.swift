/// For each row the nearest of other rows, and how far it is.
public struct NearestRows: Equatable, Sendable {
  /// Which row it is; −1 where there is none.
  public let indices: [Int]
  /// How far it is away (not squared).
  public let distances: [Double]

  /// As found before: an index and a distance a row.
  public init(indices: [Int], distances: [Double]) {
    self.indices = indices
    self.distances = distances
  }

  /// Searches `known` for each row of `rows`: of features, or of pixels.
  init(of rows: FeatureMatrix, among known: FeatureMatrix, in context: ComputeContext) throws {
    let found = try RowPairs(a: rows, b: known).nearest(1, in: context)
    indices = found.indices.map(Int.init)
    distances = found.distances.map { Double($0.squareRoot()) }
  }

  /// The median distance; NaN where there are none.
  public var median: Double { quantile(0.5) }

  /// The distance that a share of all does not exceed; NaN where there are none.
  public func quantile(_ share: Double) -> Double {
    guard !distances.isEmpty else { return .nan }
    let place = Int((share * Double(distances.count - 1)).rounded())
    return distances.sorted()[min(max(place, 0), distances.count - 1)]
  }
}
