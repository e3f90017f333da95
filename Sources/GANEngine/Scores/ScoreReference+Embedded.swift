extension ScoreReference {
  /// The root of the mean variance of a pixel over MNIST's test digits, in 0…1 (`ImageFigures`).
  public static let mnistTestSpread = 0.2596

  /// MNIST's test digits as the embedded judge sees them, from the statistics that are compiled in:
  /// the moments of all 10,000, and single rows of up to 2,500. For features of the embedded judge
  /// alone. Throws `SafeTensorsError` or `EngineError`.
  public static func embedded(
    neighbours: Int = usualNeighbours, threads: Int
  ) throws -> ScoreReference {
    try embedded(neighbours: neighbours, in: ComputeContext(threads: threads))
  }

  /// The same in an existing pool of threads.
  static func embedded(
    neighbours: Int = usualNeighbours, in context: ComputeContext
  ) throws -> ScoreReference {
    let statistics = try ReferenceStatistics.embedded(.test)
    let moments = FeatureMoments(
      count: statistics.count, mean: statistics.mean, covariance: statistics.covariance)
    guard let moments else {
      throw EngineError.impossibleShape("the embedded reference has no moments")
    }
    return try ScoreReference(
      name: statistics.name,
      features: FeatureMatrix(statistics.points, columns: statistics.mean.count),
      labels: statistics.pointLabels, moments: moments,
      scatter: ClassScatter(traces: statistics.classVariances.map(Optional.some)),
      spread: mnistTestSpread, neighbours: neighbours, in: context)
  }
}
