import CCompute

/// What kernel distances need to know of a set of rows: their mean in the space of the kernel
/// k(x, y) = (x·y / columns + 1)³.
///
/// With a 1 behind each row, (x·y + 1)³ is the product of two symmetric tensors x⊗x⊗x, and the mean
/// kernel over all pairs that of two mean tensors: the work grows with the rows, not with their pairs,
/// and the difference of two sets is taken before anything is squared.
struct KernelMoments: Sendable {
  let count: Int
  let columns: Int
  // Mean products of columns i ≥ j ≥ k, as cc_add_cubes lays them out.
  private let means: [Double]
  /// The mean of k(x, x).
  private let itself: Double

  /// More columns would cost more than the pairs do.
  static let mostColumns = 128

  /// Throws `EngineError` where memory is short.
  init(_ features: FeatureMatrix, in context: ComputeContext) throws {
    count = features.rows
    columns = features.columns
    let pairs = (columns + 1) * (columns + 2) / 2
    var sums = [Double](
      repeating: 0, count: pairs * Int(cc_cubes_width(Int64(features.columns))))
    let done = cc_add_cubes(
      context.handle, Int64(features.rows), Int64(features.columns), features.values, &sums)
    guard done else {
      throw EngineError.unsupportedProduct(rows: pairs, columns: columns, depth: count)
    }
    let share = 1 / Double(count)
    means = sums.map { $0 * share }
    itself = Self.sumOfKernels(features) * share
  }

  private static func sumOfKernels(_ features: FeatureMatrix) -> Double {
    features.values.withUnsafeBufferPointer { values in
      (0..<features.rows).reduce(0.0) { sum, row in
        var square = 0.0
        for place in row * features.columns..<(row + 1) * features.columns {
          square += Double(values[place]) * Double(values[place])
        }
        let kernel = square / Double(features.columns) + 1
        return sum + kernel * kernel * kernel
      }
    }
  }

  /// The squared distance of the means, without bias; NaN for fewer than two rows.
  ///
  /// ‖μ − ν‖² counts the pairs of a row with itself: taking the mean over others only adds
  /// (‖μ‖² − mean k(x, x)) / (n − 1) for either set.
  func distance(to other: KernelMoments) -> Double {
    guard columns == other.columns, count > 1, other.count > 1 else { return .nan }
    let sums = sums(with: other)
    return sums.apart + (sums.mine - itself) / Double(count - 1)
      + (sums.theirs - other.itself) / Double(other.count - 1)
  }

  // ‖μ − ν‖², ‖μ‖² and ‖ν‖². Of i ≥ j ≥ k each product stands for its permutations, and the 1 behind
  // the columns lowers the power of x·y / columns.
  private func sums(with other: KernelMoments) -> (apart: Double, mine: Double, theirs: Double) {
    let (last, width) = (columns, Int(cc_cubes_width(Int64(columns))))
    var (apart, mine, theirs) = (0.0, 0.0, 0.0)
    means.withUnsafeBufferPointer { a in
      other.means.withUnsafeBufferPointer { b in
        for i in 0...last {
          for j in 0...i {
            let base = (i * (i + 1) / 2 + j) * width
            for k in 0...j {
              let equal = (i == j ? 1 : 0) + (j == k ? 1 : 0)
              let constants = (i == last ? 1 : 0) + (j == last ? 1 : 0) + (k == last ? 1 : 0)
              let weight = Self.permutations[equal] * power(3 - constants)
              let (x, y) = (a[base + k], b[base + k])
              apart += weight * (x - y) * (x - y)
              mine += weight * x * x
              theirs += weight * y * y
            }
          }
        }
      }
    }
    return (apart, mine, theirs)
  }

  // Orders of three columns, of two that are equal and one, of three that are equal.
  private static let permutations = [6.0, 3, 1]

  private func power(_ exponent: Int) -> Double {
    let share = 1 / Double(columns)
    switch exponent {
    case 0: return 1
    case 1: return share
    case 2: return share * share
    default: return share * share * share
    }
  }
}
