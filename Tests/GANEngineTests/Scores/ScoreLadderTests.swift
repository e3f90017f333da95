import Testing

@testable import GANEngine

/// Digits of a judge's dreams that get worse rung by rung, in any seed.
struct ScoreLadderTests {
  private func ladder(seed: UInt64) throws -> ScoreLadder {
    var source = GaussianFeatures(seed: seed)
    let real = source.digits(1000)
    let reference = try ScoreReference(
      name: "synthetic", features: real.features, labels: real.labels, threads: 2)
    let rungs: [(ScoreLadder.Rung, FeatureMatrix)] = [
      (.train, source.digits(600).features),
      (.weakNoise, source.digits(600, deviation: 1.2).features),
      (.strongNoise, source.digits(600, deviation: 2).features),
      (.blur, source.digits(600, deviation: 0.3).features),
      (.missingClass, source.digits(600, classes: [0, 1, 2, 3, 4, 5, 6, 8, 9]).features),
      (.untrained, source.rows(600, columns: 8, mean: 6, deviation: 0.1)),
      (.uniformNoise, source.rows(600, columns: 8, mean: -5, deviation: 6)),
    ]
    var ladder = ScoreLadder()
    for (rung, features) in rungs {
      var collector = ScoreCollector(columns: 8)
      let logits = FeatureMatrix(Array(repeating: 0, count: 6000), columns: 10)
      collector.add(features: features, logits: logits)
      ladder.add(rung, try collector.scores(against: reference, judge: "none", threads: 2))
    }
    return ladder
  }

  @Test(arguments: 20..<25) func theOrderIsTheSameInEverySeed(_ seed: UInt64) throws {
    let ladder = try ladder(seed: seed)
    #expect(ladder.entries.map(\.rung) == ScoreLadder.Rung.allCases)
    #expect(ladder.misplaced.isEmpty, "\(ladder.misplaced)")
  }

  @Test func aWrongOrderIsSeen() {
    var ladder = ScoreLadder()
    for (rung, distance) in [(ScoreLadder.Rung.train, 5.0), (.weakNoise, 4), (.blur, .nan)] {
      var scores = Scores(judge: "", count: 1, reference: "")
      scores.frechetRaw = distance
      ladder.add(rung, scores)
    }
    #expect(ladder.misplaced.count == 2)
  }
}
