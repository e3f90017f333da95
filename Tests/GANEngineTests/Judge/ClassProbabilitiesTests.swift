import Testing

@testable import GANEngine

struct ClassProbabilitiesTests {
  /// Surely class i, in turn.
  private func certain(_ rows: Int, classes: Int) -> FeatureMatrix {
    FeatureMatrix(
      (0..<rows * classes).map { $0 % classes == $0 / classes % classes ? 1e4 : -1e4 },
      columns: classes)
  }

  @Test(arguments: [2, 10])
  func certainAndEvenIsTheNumberOfClasses(_ classes: Int) {
    let probabilities = ClassProbabilities(logits: certain(20 * classes, classes: classes))
    #expect(abs(probabilities.score().mean - Double(classes)) < 1e-9)
    #expect(abs(probabilities.score(splits: 10).mean - Double(classes)) < 1e-9)
    #expect(probabilities.confidence == 1)
    #expect(probabilities.labels.prefix(classes).map(Int.init) == Array(0..<classes))
  }

  @Test func theSameForAllIsOne() {
    let row: [Float] = [1, 2, 3, 0.5]
    let probabilities = ClassProbabilities(
      logits: FeatureMatrix((0..<30).flatMap { _ in row }, columns: 4))
    #expect(abs(probabilities.score().mean - 1) < 1e-12)
    #expect(probabilities.score(splits: 3).deviation < 1e-12)
  }

  @Test func accuracyComparesWithWhatWasAsked() {
    let probabilities = ClassProbabilities(logits: certain(4, classes: 4))
    #expect(probabilities.accuracy(asked: [0, 1, 2, 3]) == 1)
    #expect(probabilities.accuracy(asked: [0, 1, 3, 2]) == 0.5)
  }

  @Test func histogramsCount() {
    let even = ClassHistogram(counts: Array(repeating: 100, count: 10))
    #expect(abs(even.entropy - 2.302585092994046) < 1e-12 && even.missing.isEmpty)
    #expect(even.divergence(from: even) == 0)
    var halved = ClassHistogram(counts: [500, 0, 500, 0, 0, 0, 0, 0, 0, 0])
    // log(0.5 / 0.1) nats.
    #expect(abs(halved.divergence(from: even) - 1.6094379124341003) < 1e-12)
    #expect(halved.missing == [1, 3, 4, 5, 6, 7, 8, 9])
    halved = ClassHistogram(labels: [0, 2, 2, 200], classes: 10)
    #expect(halved.counts == [1, 0, 2, 0, 0, 0, 0, 0, 0, 0])
    #expect(ClassHistogram.mnistTraining.total == 60_000)
  }
}
