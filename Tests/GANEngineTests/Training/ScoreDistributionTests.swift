import Testing

@testable import GANEngine

struct ScoreDistributionTests {
  /// Counts by bin, those of empty bins left out.
  private func filled(_ counts: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: counts.enumerated().filter { $0.element > 0 }.map { ($0, $1) })
  }

  @Test func probabilities() {
    // σ(±1.2) = 0.769, 0.231: times sixteen 12.3 and 3.7.
    let found = ScoreDistribution(
      real: [0, 1.2, 1.2, 100, .infinity, .nan], fake: [-1.2, -100, 0.01], scale: .probability)
    #expect(found.range == 0...1)
    #expect(filled(found.real) == [8: 1, 12: 2, 15: 2])
    #expect(filled(found.fake) == [0: 1, 3: 1, 8: 1])
  }

  @Test func targetsKeepTheirRange() {
    // Bins of an eighth from −0.5 on.
    let found = ScoreDistribution(real: [1, 5], fake: [0, -9, 0.1], scale: .target)
    #expect(found.range == -0.5...1.5)
    #expect(filled(found.real) == [12: 1, 15: 1])
    #expect(filled(found.fake) == [0: 1, 4: 2])
  }

  @Test func logitsFitARangeOfRoundNumbers() {
    let found = ScoreDistribution(real: [4.1], fake: [-3.2, -3.2, .infinity], scale: .logit)
    #expect(found.range == -3.5...4.5)
    #expect(filled(found.real) == [15: 1])
    #expect(filled(found.fake) == [0: 2])
  }

  @Test(arguments: [[], [0], [-7], [1e30, -1e30], [3e38], [1e-30, 2e-30]] as [[Float]])
  func anyLogitsAreCounted(_ logits: [Float]) {
    let found = ScoreDistribution(real: logits, fake: [Float.nan], scale: .logit)
    #expect(found.real.reduce(0, +) == logits.count)
    #expect(found.fake.reduce(0, +) == 0)
    #expect(found.range.lowerBound < found.range.upperBound)
  }

  @Test(arguments: Preset.all.map(\.name))
  func aBatchIsCountedAsItWasMeasured(_ preset: String) throws {
    var trainer = try Trainer(TinyGAN.configuration(named: preset), data: TinyGAN.data)
    let none = trainer.scoreDistribution
    #expect(none == nil)
    var metrics = StepMetrics()
    for _ in 0..<3 { metrics = trainer.step() }
    let newest = trainer.scoreDistribution
    let found = try #require(newest)
    let rows = trainer.passes.input.rows
    #expect(found.real.reduce(0, +) == rows && found.fake.reduce(0, +) == rows)
    guard found.scale == .probability else { return }
    for (counts, metric) in [(found.real, Metric.realScore), (found.fake, .fakeScore)] {
      let sum = counts.enumerated().reduce(0.0) { sum, bin in
        sum + (Double(bin.offset) + 0.5) * Double(bin.element)
      }
      // A score is no farther from the middle of its bin than half of that.
      let mean = sum / 16 / Double(rows)
      #expect(abs(mean - Double(metrics[metric])) <= 1.0 / 32 + 1e-6)
    }
  }
}
