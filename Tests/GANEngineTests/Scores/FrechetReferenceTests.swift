import Testing

@testable import GANEngine

struct FrechetReferenceTests {
  /// Moments with that mean and that diagonal covariance.
  private func moments(_ mean: [Double], _ diagonal: [Double]) throws -> FeatureMoments {
    var covariance = SquareMatrix(size: mean.count)
    for (index, value) in diagonal.enumerated() { covariance[index, index] = value }
    return try #require(
      FeatureMoments(count: 1001, mean: mean, covariance: covariance.values))
  }

  @Test func identicalSetsAreAtZero() {
    var source = GaussianFeatures(seed: 2)
    let features = FeatureMoments(source.rows(500, columns: 16))
    #expect(abs(FrechetReference(features).distance(to: features).raw) < 1e-10)
  }

  @Test func shiftedMeansAreTheirDistanceSquaredApart() throws {
    let reference = FrechetReference(try moments([0, 1, 2], [1, 2, 3]))
    let distance = reference.distance(to: try moments([3, 1, -2], [1, 2, 3]))
    #expect(abs(distance.raw - 25) < 1e-10)
  }

  @Test func diagonalCovariancesGiveTheirRootsDifferences() throws {
    let reference = FrechetReference(try moments([0, 0, 0], [1, 4, 0]))
    let distance = reference.distance(to: try moments([0, 0, 0], [9, 4, 16]))
    // (1 − 3)² + 0 + (0 − 4)².
    #expect(abs(distance.raw - 20) < 1e-10)
  }

  @Test func aScaledCovarianceGivesTheTraceTimesARootsDifferenceSquared() throws {
    var source = GaussianFeatures(seed: 3)
    let one = FeatureMoments(source.rows(400, columns: 12))
    let covariance = one.covariance
    let scaled = try #require(
      FeatureMoments(count: 400, mean: one.mean, covariance: covariance.values.map { $0 * 2.25 }))
    let distance = FrechetReference(one).distance(to: scaled)
    #expect(abs(distance.raw - covariance.trace * 0.25) < 1e-10)
    #expect(abs(FrechetReference(scaled).distance(to: one).raw - distance.raw) < 1e-10)
  }

  /// 64 + ½·(64²/2 + 32) = 1104 for 64 unit eigenvalues.
  @Test func theFloorIsTheFormula() throws {
    let covariance = (0..<64 * 64).map { $0 % 65 == 0 ? 1.0 : 0 }
    let reference = FrechetReference(
      try #require(
        FeatureMoments(
          count: 60_000, mean: Array(repeating: 0, count: 64), covariance: covariance)))
    #expect(abs(reference.floor(count: 1000) - 1104 * (1.0 / 1000 + 1.0 / 60_000)) < 1e-9)
  }

  @Test func samplesOfTheReferencesOwnDistributionLieAtTheFloor() {
    var source = GaussianFeatures(seed: 4)
    let distances = (0..<8).map { _ in
      FrechetReference(FeatureMoments(source.rows(1500, columns: 16)))
        .distance(to: FeatureMoments(source.rows(500, columns: 16)))
    }
    let raw = distances.reduce(0) { $0 + $1.raw } / 8
    let floor = distances.reduce(0) { $0 + $1.floor } / 8
    #expect(abs(raw / floor - 1) < 0.1)
    #expect(distances.allSatisfy { abs($0.corrected) < 0.5 * $0.floor })
  }

  @Test func whatIsNoNumberGivesNone() {
    let good = FeatureMoments(FeatureMatrix([1, 2, 3, 5, 8, 13], columns: 2))
    let bad = FeatureMoments(FeatureMatrix([1, 2, .nan, 5, 8, 13], columns: 2))
    #expect(FrechetReference(good).distance(to: bad).raw.isNaN)
    #expect(FrechetReference(bad).distance(to: good).raw.isNaN)
    #expect(FrechetReference(good).distance(to: FeatureMoments(columns: 3)).raw.isNaN)
  }
}
