import Testing

@testable import GANEngine

struct MemorisingCheckTests {
  private func check(_ generated: FeatureMatrix, _ seed: UInt64) throws -> MemorisingCheck {
    let context = try ComputeContext(threads: 1)
    var source = GaussianFeatures(seed: seed)
    let (train, test) = (source.digits(1500).features, source.digits(300).features)
    return MemorisingCheck(
      generated: try NearestRows(
        of: generated.rows == 0 ? train.prefix(300) : generated, among: train, in: context),
      test: try NearestRows(of: test, among: train, in: context))
  }

  @Test func copiesAreFound() throws {
    let found = try check(FeatureMatrix(columns: 8), 9)
    #expect(found.ratio == 0 && found.copiedShare == 1)
  }

  @Test func honestSamplesAreAsFarAsTestDigits() throws {
    var source = GaussianFeatures(seed: 10)
    let found = try check(source.digits(300).features, 9)
    #expect(abs(found.ratio - 1) < 0.1)
    #expect(found.copiedShare < 0.05)
  }

  @Test func theNearestIsFound() throws {
    let known = FeatureMatrix([0, 0, 3, 4, 10, 10], columns: 2)
    let found = try NearestRows(
      of: FeatureMatrix([0, 0, 9, 10, 3, 0], columns: 2), among: known,
      in: ComputeContext(threads: 2))
    #expect(found.indices == [0, 2, 0])
    #expect(found.distances == [0, 1, 3])
    #expect(found.median == 1)
  }
}
