import Testing

@testable import GANEngine

@Suite struct ReferenceStatisticsTests {
  @Test(arguments: ReferenceStatistics.Part.allCases)
  func fitsTheEmbeddedJudge(part: ReferenceStatistics.Part) throws {
    let judge = try Judge.embedded()
    let reference = try ReferenceStatistics.embedded(part)
    let features = judge.featureCount
    #expect(reference.judge == judge.checksum)
    #expect(reference.mean.count == features)
    #expect(reference.covariance.count == features * features)
    for row in 0..<features {
      #expect(reference.covariance[row * features + row] > 0)
      for column in 0..<row {
        #expect(
          reference.covariance[row * features + column]
            == reference.covariance[column * features + row])
      }
    }
    #expect(reference.classMeans.count == 10 * features)
    #expect(reference.classCounts.reduce(0, +) == reference.count)
  }

  /// MNIST's own figures.
  @Test func countsAreThoseOfMNIST() throws {
    let train = try ReferenceStatistics.embedded(.train)
    let test = try ReferenceStatistics.embedded(.test)
    #expect(train.name == "train60k" && train.count == 60_000)
    #expect(
      train.classCounts == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    #expect(test.name == "test10k" && test.count == 10_000)
    #expect(test.classCounts == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
    #expect(test.points.count == 2500 * 64 && train.points.isEmpty)
    let counts = (0..<10).map { label in test.pointLabels.count { $0 == label } }
    #expect(counts.allSatisfy { $0 > 200 && $0 < 310 }, "\(counts)")
  }

  /// The law of total variance ties classes and whole together.
  @Test(arguments: ReferenceStatistics.Part.allCases)
  func variancesWithinAndBetweenClassesAddUp(part: ReferenceStatistics.Part) throws {
    let reference = try ReferenceStatistics.embedded(part)
    let features = reference.mean.count
    var sum = 0.0
    for label in 0..<10 {
      let count = Double(reference.classCounts[label])
      sum += (count - 1) * reference.classVariances[label]
      for feature in 0..<features {
        let apart =
          Double(reference.classMeans[label * features + feature])
          - reference.mean[feature]
        sum += count * apart * apart
      }
    }
    let trace = (0..<features).reduce(0) { $0 + reference.covariance[$1 * features + $1] }
    #expect(abs(sum / Double(reference.count - 1) / trace - 1) < 1e-5)
  }

  @Test(.enabled(if: MNIST.isThere, MNIST.reason))
  func isWhatTheEngineSeesInMNIST() throws {
    let digits = try #require(try MNIST.corpus?.test())
    let reference = try ReferenceStatistics.embedded(.test)
    let judgement = try JudgePass(Judge.embedded(), threads: 2).judgement(
      of: digits.pixels.inMemory)
    let features = reference.mean.count
    var mean = [Double](repeating: 0, count: features)
    for (place, value) in judgement.features.enumerated() {
      mean[place % features] += Double(value) / Double(digits.count)
    }
    #expect(zip(mean, reference.mean).allSatisfy { abs($0 - $1) < 1e-3 })
    var squares = [Double](repeating: 0, count: features)
    for (place, value) in judgement.features.enumerated() {
      let apart = Double(value) - mean[place % features]
      squares[place % features] += apart * apart / Double(digits.count - 1)
    }
    for feature in 0..<features {
      #expect(abs(squares[feature] / reference.covariance[feature * (features + 1)] - 1) < 1e-4)
    }
    // Every fourth digit, rounded to bf16.
    for (place, point) in reference.points.enumerated() {
      let exact = judgement.features[place / features * 4 * features + place % features]
      #expect(abs(point - exact) <= abs(exact) / 256 + 1e-4)
    }
    #expect(reference.pointLabels == (0..<2500).map { digits.labels[4 * $0] })
  }
}
