import Testing

@testable import GANEngine

/// The scores that Tests/Scripts/fixtures/scores.py finds with numpy.
struct ScoreFixtureTests {
  let fixture: Fixture
  let scores: Scores
  let probabilities: ClassProbabilities

  init() throws {
    let fixture = try Fixture("scores")
    let columns = fixture.columns.int
    let reals = FeatureMatrix(fixture.real.floats, columns: columns)
    let labels = fixture.realLabels.items.map { UInt8($0.int) }
    let reference = try ScoreReference(
      name: "fixture", features: reals, labels: labels,
      prior: ClassHistogram(labels: labels, classes: fixture.classes.int), threads: 1)
    let logits = FeatureMatrix(fixture.logits.floats, columns: fixture.classes.int)
    let fakes = FeatureMatrix(fixture.fake.floats, columns: columns)
    var collector = ScoreCollector(columns: columns)
    for slice in [0..<50, 50..<51, 51..<180] {
      collector.add(features: fakes.rows(at: slice), logits: logits.rows(at: slice))
    }
    self.fixture = fixture
    scores = try collector.scores(against: reference, judge: "none", threads: 2)
    probabilities = ClassProbabilities(logits: logits)
  }

  private func expect(_ found: Double?, _ expected: Fixture, _ what: String) {
    #expect(
      found.map { fixture.tolerance.allows($0, for: expected.number) } == true,
      "\(what): \(found as Any), numpy has \(expected.number)")
  }

  @Test func distancesAreNumpys() {
    expect(scores.frechetRaw, fixture.frechet, "frechet")
    expect(scores.frechetFloor, fixture.floor, "floor")
    expect(scores.kid, fixture.kid, "kid")
    #expect(scores.frechet == (scores.frechetRaw ?? 0) - (scores.frechetFloor ?? 0))
  }

  @Test func supportIsNumpys() {
    expect(scores.precision, fixture.precision, "precision")
    expect(scores.recall, fixture.recall, "recall")
    expect(scores.density, fixture.density, "density")
    expect(scores.coverage, fixture.coverage, "coverage")
  }

  @Test func whatTheClassifierSaysIsNumpys() {
    expect(scores.score, fixture.score, "score")
    expect(probabilities.score(splits: 5).mean, fixture.scoreOfFiveParts.items[0], "mean")
    expect(probabilities.score(splits: 5).deviation, fixture.scoreOfFiveParts.items[1], "std")
    expect(scores.confidence, fixture.confidence, "confidence")
    #expect(scores.classHistogram?.counts == fixture.counts.items.map(\.int))
    expect(scores.klToPrior, fixture.klToPrior, "kl")
    expect(scores.entropy, fixture.entropy, "entropy")
    for (found, expected) in zip(scores.withinClassRatios ?? [], fixture.withinClass.items) {
      expect(found ?? -1, expected, "within class")
    }
  }

  @Test func linesTellWhatTheyWereTakenWith() {
    #expect(scores.provenance == "judge=none N=180 ref=fixture")
  }
}
