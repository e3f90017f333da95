/// What kernel distances (KID) are measured from: the squared maximum mean discrepancy under
/// k(x, y) = (x·y / columns + 1)³, without bias (Bińkowski et al. 2018, "Demystifying MMD GANs",
/// section 4). It may be slightly negative, and does not depend on how many rows are compared but
/// for its noise.
public struct KernelReference: Sendable {
  /// The reference's features.
  public let features: FeatureMatrix
  /// nil where the columns are too many for them.
  private let moments: KernelMoments?
  /// The mean kernel of the reference's own pairs, where there are no moments to tell it.
  private let within: Double?

  /// Looks at the reference's own rows once.
  init(_ features: FeatureMatrix, in context: ComputeContext) throws {
    self.features = features
    let fits = features.columns <= KernelMoments.mostColumns
    moments = fits ? try KernelMoments(features, in: context) : nil
    within = fits ? nil : try Self.meanWithin(features, in: context)
  }

  /// The distance to all of `other`; NaN where either has fewer than two rows.
  func distance(to other: FeatureMatrix, in context: ComputeContext) throws -> Double {
    guard other.columns == features.columns else { return .nan }
    guard let moments else { return try distanceByPairs(to: other, in: context) }
    return moments.distance(to: try KernelMoments(other, in: context))
  }

  /// The same from every single pair.
  func distanceByPairs(to other: FeatureMatrix, in context: ComputeContext) throws -> Double {
    let across = try RowPairs(a: other, b: features).sumOfCubes(in: context)
    let pairs = Double(other.rows) * Double(features.rows)
    let within = try within ?? Self.meanWithin(features, in: context)
    return try Self.meanWithin(other, in: context) + within - 2 * across / pairs
  }

  /// Mean and deviation of the distance over subsets drawn without replacement, the same ones for
  /// the same seed: what is usually printed, with 100 subsets of 1,000.
  func distance(
    to other: FeatureMatrix, subsets: Int, size: Int, seed: UInt64 = 0, in context: ComputeContext
  ) throws -> (mean: Double, deviation: Double) {
    let size = min(size, other.rows, features.rows)
    let distances = try (0..<max(subsets, 1)).map { subset in
      var stream = Philox(seed: seed).stream(.shuffle, step: UInt64(subset))
      let mine = features.rows(at: (0..<features.rows).shuffled(using: &stream).prefix(size))
      let theirs = other.rows(at: (0..<other.rows).shuffled(using: &stream).prefix(size))
      return try KernelReference(mine, in: context).distance(to: theirs, in: context)
    }
    let mean = distances.reduce(0, +) / Double(distances.count)
    let square = distances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (square / Double(distances.count)).squareRoot())
  }

  private static func meanWithin(
    _ features: FeatureMatrix, in context: ComputeContext
  ) throws -> Double {
    let sum = try RowPairs(a: features, b: features, others: true).sumOfCubes(in: context)
    return sum / (Double(features.rows) * Double(features.rows - 1))
  }
}
