import Testing

@testable import GANEngine

struct LatentPathTests {
  private func source(
    _ kind: LatentDistribution, mean: Double = 0, deviation: Double = 1
  ) -> LatentSource {
    var values = Hyperparameters()
    values[.latentDistribution] = Double(LatentDistribution.allCases.firstIndex(of: kind) ?? 0)
    values[.latentMean] = mean
    values[.latentDeviation] = deviation
    return LatentSource(values)
  }

  private func path(
    _ from: [Float], _ to: [Float], _ source: LatentSource, direction: UInt64 = 0
  ) -> LatentPath {
    LatentPath(
      from: from, to: to, source,
      directions: Philox(seed: 4).stream(.latentDirections, step: direction))
  }

  private func isClose(_ found: [Float], _ expected: [Double]) -> Bool {
    zip(found, expected).allSatisfy { abs(Double($0) - $1) < 1e-6 }
  }

  private func product(_ left: [Float], _ right: [Float]) -> Double {
    zip(left, right).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  @Test func orthogonalUnitVectorsGiveAQuarterOfACircle() {
    let path = path([1, 0, 0, 0], [0, 1, 0, 0], source(.normal))
    let half = 2.0.squareRoot() / 2
    #expect(path.isSpherical)
    #expect(isClose(path.point(0.5, offset: 0), [half, half, 0, 0]))
    // A third of the quarter is 30°.
    #expect(isClose(path.point(1 / 3, offset: 0), [0.866_025_404, 0.5, 0, 0]))
    #expect(path.point(0, offset: 0) == [1, 0, 0, 0] && path.point(1, offset: 0) == [0, 1, 0, 0])
  }

  @Test func theMeanIsTheCentreOfTheArc() {
    let path = path([0, -1, -1], [-1, 0, -1], source(.normal, mean: -1))
    let half = 2.0.squareRoot() / 2
    #expect(isClose(path.point(0.5, offset: 0), [half - 1, half - 1, -1]))
  }

  private static let ends: ([Float], [Float]) = (
    [0.5, -1.25, 2, 0.75, -0.5, 1, 0.25, -2], [1, 0.5, -0.25, 2, 1.5, -0.75, 0.5, 1]
  )

  @Test func movesAsideKeepTheNormAndAreAtRightAngles() {
    let (from, to) = Self.ends
    let path = path(from, to, source(.normal))
    for position in [0, 0.3, 0.5, 1] {
      let place = path.point(position, offset: 0)
      // A quarter turn is the direction itself.
      let aside = path.point(position, offset: .pi / 2)
      #expect(abs(product(place, place) - product(aside, aside)) < 1e-5)
      #expect(abs(product(aside, from)) < 1e-5 && abs(product(aside, to)) < 1e-5)
      let some = path.point(position, offset: 0.4)
      #expect(abs(product(some, some) - product(place, place)) < 1e-5)
      #expect(abs(product(some, place) - product(place, place) * 0.921060994) < 1e-5)
    }
  }

  @Test func everyDirectionIsAnotherAndTheSameAgain() {
    let (from, to) = Self.ends
    let points = [0, 1, 0].map {
      path(from, to, source(.normal), direction: $0).point(0, offset: 1)
    }
    #expect(points[0] == points[2] && points[0] != points[1])
  }

  @Test func uniformLatentsGoStraightAndStayInTheirCube() {
    let path = path([0.25, -0.5, 0.75], [1.25, 0.5, -0.25], source(.uniform, mean: 0.5))
    #expect(!path.isSpherical)
    #expect(isClose(path.point(0.25, offset: 0), [0.5, -0.25, 0.5]))
    let start = path.point(0, offset: 0)
    let aside = zip(path.point(0, offset: 0.1), start).map { $0 - $1 }
    #expect(abs(product(aside, [1, 1, -1])) < 1e-6)
    // A tenth of the deviation times √3.
    #expect(abs(product(aside, aside).squareRoot() - 0.1 * 3.0.squareRoot()) < 1e-6)
    let reach = Float(3.0.squareRoot())
    #expect(path.point(0, offset: 90).allSatisfy { abs($0 - 0.5) <= reach + 1e-6 })
  }

  @Test(arguments: [LatentDistribution.normal, .uniform])
  func degenerateEndsDoNoHarm(_ kind: LatentDistribution) {
    let ends: [([Float], [Float])] = [
      ([1, 2, 3], [1, 2, 3]), ([1, 2, 3], [-1, -2, -3]), ([0, 0, 0], [0, 0, 0]), ([1], [2]),
      ([], []),
      ([1, 0], [0, 1]),
    ]
    for (from, to) in ends {
      for position in [0, 0.5, 1] {
        let point = path(from, to, source(kind)).point(position, offset: 0.7)
        #expect(point.count == from.count && point.allSatisfy(\.isFinite))
      }
    }
  }
}
