import Testing

@testable import GANEngine

/// Precision and recall must never change places: each failure lowers its own.
struct SupportScoresTests {
  let context: ComputeContext
  let real: (features: FeatureMatrix, labels: [UInt8])
  let neighbourhoods: Neighbourhoods

  init() throws {
    var source = GaussianFeatures(seed: 5)
    context = try ComputeContext(threads: 2)
    real = source.digits(1000)
    neighbourhoods = try Neighbourhoods(real.features, in: context)
  }

  private func scores(_ generated: FeatureMatrix) throws -> SupportScores {
    try SupportScores(
      generated: Neighbourhoods(generated, in: context), real: neighbourhoods, in: context)
  }

  @Test func oneDistributionScoresHighAllRound() throws {
    var source = GaussianFeatures(seed: 6)
    let found = try scores(source.digits(1000).features)
    #expect(found.precision > 0.8 && found.recall > 0.8)
    #expect(abs(found.density - 1) < 0.1)
    // 1 − 2⁻⁵ for as many rows of one distribution.
    #expect(abs(found.coverage - 0.969) < 0.03)
  }

  @Test func theSameRowsCoverThemselves() throws {
    let found = try scores(real.features)
    #expect(found.precision == 1 && found.recall == 1)
    #expect(found.density == 1 && found.coverage == 1)
  }

  @Test func aCollapsedGeneratorIsPreciseAndRecallsLittle() throws {
    var source = GaussianFeatures(seed: 7)
    // Two classes of ten, and nearly the same image each time.
    let found = try scores(source.digits(1000, classes: [3, 8], deviation: 0.3).features)
    #expect(found.precision > 0.95)
    #expect(found.recall < 0.15)
    #expect(found.coverage < 0.25)
  }

  @Test func aScatteringGeneratorRecallsMuchAndIsNotPrecise() throws {
    var source = GaussianFeatures(seed: 8)
    let found = try scores(source.digits(1000, deviation: 3).features)
    #expect(found.precision < 0.4)
    #expect(found.recall > 0.9)
    #expect(found.density < 0.4)
  }

  @Test func oneNumberTooFewOrNoneAtAllIsNoCrash() throws {
    let lonely = try scores(FeatureMatrix([0, 0, 0, 0, 0, 0, 0, 0], columns: 8))
    // No neighbour bounds the only ball.
    #expect(lonely.recall == 1)
    let none = try scores(FeatureMatrix(columns: 8))
    #expect(none.precision.isNaN)
  }
}
