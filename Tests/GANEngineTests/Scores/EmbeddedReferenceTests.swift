import Testing

@testable import GANEngine

@Suite struct EmbeddedReferenceTests {
  @Test func holdsWhatIsCompiledIn() throws {
    let reference = try ScoreReference.embedded(threads: 2)
    let statistics = try ReferenceStatistics.embedded(.test)
    #expect(reference.name == "test10k")
    #expect(reference.frechet.moments.count == 10_000)
    #expect(reference.frechet.moments.mean == statistics.mean)
    #expect(reference.kernel?.features.rows == ScoreReference.usualNeighbours)
    #expect(reference.scatter.traces == statistics.classVariances.map(Optional.some))
    #expect(try ScoreReference.embedded(neighbours: 9999, threads: 1).kernel?.features.rows == 2500)
  }

  /// The 2,500 digits kept are a quarter of those that the moments are of: they lie at about the
  /// distance that so many samples have, and are as varied.
  @Test func itsOwnDigitsAreNear() throws {
    let reference = try ScoreReference.embedded(neighbours: 2500, threads: 2)
    let statistics = try ReferenceStatistics.embedded(.test)
    let features = FeatureMatrix(statistics.points, columns: statistics.mean.count)
    var collector = ScoreCollector(columns: features.columns)
    let logits = statistics.pointLabels.flatMap { label in
      (0..<10).map { $0 == Int(label) ? Float(20) : 0 }
    }
    collector.add(features: features, logits: FeatureMatrix(logits, columns: 10))
    let scores = try collector.scores(against: reference, judge: "embedded", threads: 2)
    #expect(abs(try #require(scores.frechet)) < 0.5 * (try #require(scores.frechetFloor)))
    #expect(scores.precision == 1 && scores.recall == 1)
    let ratios = try #require(scores.withinClassRatios).compactMap(\.self)
    #expect(ratios.count == 10 && ratios.allSatisfy { (0.85...1.15).contains($0) }, "\(ratios)")
  }

  @Test(.enabled(if: MNIST.isThere, MNIST.reason))
  func theSpreadIsThatOfTheTestDigits() throws {
    let digits = try #require(try MNIST.corpus?.test())
    let figures = ImageFigures(SampleImages(pixels: digits.pixels.inMemory, height: 28, width: 28))
    #expect(abs(figures.spread - ScoreReference.mnistTestSpread) < 1e-4)
  }
}
