import Testing

@testable import GANEngine

struct FeatureMomentsTests {
  @Test func momentsOfFourRowsAreThoseByHand() {
    let moments = FeatureMoments(FeatureMatrix([1, 2, 3, 6, 5, 4, 7, 8], columns: 2))
    #expect(moments.mean == [4, 5])
    // Deviations (−3, −3), (−1, 1), (1, −1), (3, 3): 20/3, 16/3, 20/3.
    #expect(abs(moments.covariance[0, 0] - 20.0 / 3) < 1e-12)
    #expect(abs(moments.covariance[0, 1] - 16.0 / 3) < 1e-12)
    #expect(moments.covariance[0, 1] == moments.covariance[1, 0])
  }

  @Test(arguments: [[1000], [1, 999], [256, 256, 256, 232], [0, 17, 983]])
  func slicesMakeNoDifference(_ slices: [Int]) {
    var source = GaussianFeatures(seed: 1)
    // A mean far from 0 would swallow the digits of a sum of squares.
    let features = source.rows(1000, columns: 5, mean: 1e4)
    let whole = FeatureMoments(features)
    var (parts, first) = (FeatureMoments(columns: 5), 0)
    for slice in slices {
      parts.add(features.rows(at: first..<first + slice))
      first += slice
    }
    #expect(parts.count == whole.count)
    for (part, expected) in zip(parts.covariance.values, whole.covariance.values) {
      #expect(abs(part - expected) < 1e-9)
    }
  }

  @Test func otherColumnsAndLooseTailsAreLeftOut() {
    var moments = FeatureMoments(FeatureMatrix([1, 2, 3, 4], columns: 2))
    let before = moments
    moments.add(FeatureMatrix([1, 2, 3], columns: 3))
    #expect(moments == before)
    [5, 6, 7].withUnsafeBufferPointer { moments.add($0) }
    #expect(moments.count == 3)
    #expect(FeatureMoments(count: 5, mean: [1, 2], covariance: [1, 2, 3]) == nil)
  }

  @Test func storedMomentsAreRead() throws {
    let moments = FeatureMoments(FeatureMatrix([1, 2, 3, 6, 5, 4, 7, 8], columns: 2))
    let read = try #require(
      FeatureMoments(count: 4, mean: moments.mean, covariance: moments.covariance.values))
    for (found, expected) in zip(read.covariance.values, moments.covariance.values) {
      #expect(abs(found - expected) < 1e-12)
    }
  }
}
