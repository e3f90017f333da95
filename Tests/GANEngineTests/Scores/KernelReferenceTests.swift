import Testing

@testable import GANEngine

struct KernelReferenceTests {
  let context: ComputeContext

  init() throws { context = try ComputeContext(threads: 2) }

  @Test func twoRowsByHand() throws {
    let one = FeatureMatrix([1, 0, 0, 1], columns: 2)
    let other = FeatureMatrix([2, 0, 0, 2], columns: 2)
    // Within: (0 + 1)³ = 1 each. Across: (1 + 1)³ = 8 on the diagonal, 1 beside it; mean 4.5.
    let found = try KernelReference(one, in: context).distance(to: other, in: context)
    #expect(abs(found - (1 + 1 - 9)) < 1e-12)
  }

  @Test func itIsWithoutBias() throws {
    var source = GaussianFeatures(seed: 11)
    let found = try (0..<30).map { _ in
      try KernelReference(source.rows(60, columns: 4), in: context)
        .distance(to: source.rows(60, columns: 4), in: context)
    }
    let mean = found.reduce(0, +) / 30
    let deviation = (found.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 29).squareRoot()
    #expect(abs(mean) < 3 * deviation / 30.0.squareRoot())
    #expect(found.contains { $0 < 0 })
  }

  @Test func subsetsAreTheSameForTheSameSeed() throws {
    var source = GaussianFeatures(seed: 12)
    let reference = try KernelReference(source.rows(200, columns: 4), in: context)
    let other = source.rows(200, columns: 4, mean: 0.5)
    let (one, two) = try (
      reference.distance(to: other, subsets: 10, size: 50, seed: 1, in: context),
      reference.distance(to: other, subsets: 10, size: 50, seed: 1, in: context)
    )
    #expect(one == two)
    let whole = try reference.distance(to: other, in: context)
    #expect(abs(one.mean - whole) < one.deviation)
    // One set of all rows is the whole.
    let all = try reference.distance(to: other, subsets: 1, size: 500, in: context)
    #expect(abs(all.mean - whole) < 1e-6)
  }

  @Test(arguments: [1, 5, 64, 128, 130])
  func momentsSayWhatAllPairsSay(_ columns: Int) throws {
    var source = GaussianFeatures(seed: 13)
    let reference = try KernelReference(
      source.rows(300, columns: columns, mean: 0.3, deviation: 2), in: context)
    for (rows, mean) in [(2, 0.3), (500, 0.3), (257, 0.6)] {
      let other = source.rows(rows, columns: columns, mean: mean, deviation: 2)
      let (found, pairs) = try (
        reference.distance(to: other, in: context),
        reference.distanceByPairs(to: other, in: context)
      )
      #expect(abs(found - pairs) < 1e-5 * max(abs(pairs), 1), "\(found) is not \(pairs)")
    }
  }

  @Test func whatIsNoNumberGivesNone() throws {
    var source = GaussianFeatures(seed: 14)
    let reference = try KernelReference(source.rows(20, columns: 3), in: context)
    for values in [[.nan, 1, 2, 3, 4, 5], [1, 2, 3]] as [[Float]] {
      let other = FeatureMatrix(values, columns: 3)
      #expect(try reference.distance(to: other, in: context).isNaN)
    }
  }
}
