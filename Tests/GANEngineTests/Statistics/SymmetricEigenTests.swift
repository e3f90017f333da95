import Foundation
import Testing

@testable import GANEngine

struct SymmetricEigenTests {
  @Test func twoByTwoIsSolvedByHand() throws {
    let eigen = SymmetricEigen(try #require(SquareMatrix(size: 2, [2, 1, 1, 2])))
    let values = eigen.values.sorted()
    #expect(abs(values[0] - 1) < 1e-14 && abs(values[1] - 3) < 1e-14)
  }

  /// Eigenvalues 2 − 2·cos(πk/(n + 1)) of the second difference.
  @Test(arguments: [1, 2, 3, 17, 64])
  func secondDifferencesHaveTheirEigenvalues(_ size: Int) {
    var matrix = SquareMatrix(size: size)
    for row in 0..<size {
      matrix[row, row] = 2
      if row > 0 {
        matrix[row, row - 1] = -1
        matrix[row - 1, row] = -1
      }
    }
    let found = SymmetricEigen(matrix, vectors: false).values.sorted()
    for (index, value) in found.enumerated() {
      let turn = Double(index + 1) * Double.pi / Double(size + 1)
      #expect(abs(value - (2 - 2 * cos(turn))) < 1e-12)
    }
  }

  @Test(arguments: [(5, 20), (64, 200), (128, 40)])
  func vectorsRebuildTheMatrix(size: Int, rows: Int) {
    // Of fewer rows than columns, so that many eigenvalues are 0.
    var source = GaussianFeatures(seed: UInt64(size))
    let matrix = FeatureMoments(source.rows(rows, columns: size)).covariance
    let eigen = SymmetricEigen(matrix)
    var (worst, skew) = (0.0, 0.0)
    for a in 0..<size {
      for b in 0..<size {
        var (rebuilt, product) = (0.0, a == b ? -1.0 : 0.0)
        for i in 0..<size {
          rebuilt += eigen.values[i] * eigen.vectors[i, a] * eigen.vectors[i, b]
          product += eigen.vectors[a, i] * eigen.vectors[b, i]
        }
        worst = max(worst, abs(rebuilt - matrix[a, b]))
        skew = max(skew, abs(product))
      }
    }
    #expect(worst < 1e-12 * Double(size) && skew < 1e-12 * Double(size))
  }

  @Test func zeroAndNoNumbersEndAtOnce() {
    #expect(SymmetricEigen(SquareMatrix(size: 4)).values == [0, 0, 0, 0])
    var broken = SquareMatrix(size: 3)
    broken[1, 2] = .nan
    #expect(SymmetricEigen(broken).values.allSatisfy { $0.isNaN })
    #expect(SymmetricEigen(SquareMatrix(size: 0)).values.isEmpty)
  }
}
