import CCompute

/// Mean and covariance of features, gathered slice by slice in double precision.
///
/// Slices are merged as Chan, Golub & LeVeque (1983, "Algorithms for computing the sample
/// variance") do, so that neither the order nor the size of slices matters beyond rounding.
public struct FeatureMoments: Equatable, Sendable {
  /// Rows taken in.
  public private(set) var count: Int
  /// One number a column.
  public private(set) var mean: [Double]
  /// Σ (x − mean)(x − mean)ᵀ, columns × columns; the upper half.
  private var scatter: [Double]

  /// The moments of no rows yet, for rows of `columns` numbers, at least 1.
  public init(columns: Int) {
    count = 0
    mean = Array(repeating: 0, count: max(columns, 1))
    scatter = Array(repeating: 0, count: mean.count * mean.count)
  }

  /// The moments of all rows of a matrix.
  public init(_ features: FeatureMatrix) {
    self.init(columns: features.columns)
    add(features)
  }

  /// As stored: mean (columns) and covariance (columns × columns, of the count − 1 kind) of `count`
  /// rows. Nil where the numbers do not fit each other.
  public init?(count: Int, mean: [Double], covariance: [Double]) {
    guard count > 1, !mean.isEmpty, covariance.count == mean.count * mean.count else { return nil }
    self.count = count
    self.mean = mean
    scatter = covariance.map { $0 * Double(count - 1) }
  }

  /// Numbers a row.
  public var columns: Int { mean.count }

  /// The covariance with the divisor count − 1, columns × columns; zero before the second row.
  public var covariance: SquareMatrix {
    let share = count > 1 ? 1 / Double(count - 1) : 0
    var matrix = SquareMatrix(size: columns)
    for row in 0..<columns {
      for column in row..<columns {
        matrix[row, column] = scatter[row * columns + column] * share
        matrix[column, row] = matrix[row, column]
      }
    }
    return matrix
  }

  /// Takes in more rows; nothing happens where they have other columns.
  public mutating func add(_ features: FeatureMatrix) {
    guard features.columns == columns else { return }
    features.values.withUnsafeBufferPointer { add($0) }
  }

  /// Takes in more rows of `columns` numbers each; a tail that is no whole row is left out.
  public mutating func add(_ rows: UnsafeBufferPointer<Float>) {
    var slice = FeatureMoments(columns: columns)
    slice.takeAll(rows)
    merge(slice)
  }

  /// Takes in what another one has gathered; nothing happens where it has other columns.
  public mutating func merge(_ other: FeatureMoments) {
    guard other.count > 0, other.columns == columns else { return }
    let total = Double(count + other.count)
    let (share, weight) = (
      Double(other.count) / total, Double(count) * Double(other.count) / total
    )
    let apart = zip(other.mean, mean).map { $0 - $1 }
    for row in 0..<columns {
      for column in row..<columns {
        let place = row * columns + column
        scatter[place] += other.scatter[place] + apart[row] * apart[column] * weight
      }
      mean[row] += apart[row] * share
    }
    count += other.count
  }

  private mutating func takeAll(_ rows: UnsafeBufferPointer<Float>) {
    let width = columns
    count = rows.count / width
    guard count > 0 else { return }
    for row in 0..<count {
      for column in 0..<width { mean[column] += Double(rows[row * width + column]) }
    }
    for column in 0..<width { mean[column] /= Double(count) }
    var centered = [Double](repeating: 0, count: count * width)
    for row in 0..<count {
      for column in 0..<width {
        centered[row * width + column] = Double(rows[row * width + column]) - mean[column]
      }
    }
    cc_add_squares(Int64(count), Int64(width), centered, &scatter)
  }
}
