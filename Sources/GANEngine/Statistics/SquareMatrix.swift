/// A small square matrix in double precision.
public struct SquareMatrix: Equatable, Sendable {
  /// Rows, and columns.
  public let size: Int
  /// `size × size`, row-major.
  public private(set) var values: [Double]

  /// A matrix of `size × size` zeros; of none for a negative size.
  public init(size: Int) {
    self.size = max(size, 0)
    values = Array(repeating: 0, count: self.size * self.size)
  }

  /// Row-major numbers; nil unless there are `size²` of them.
  public init?(size: Int, _ values: [Double]) {
    guard size >= 0, values.count == size * size else { return nil }
    self.size = size
    self.values = values
  }

  /// The number at a place that lies inside.
  public subscript(row: Int, column: Int) -> Double {
    get { values[row * size + column] }
    set { values[row * size + column] = newValue }
  }

  /// Whether every number is one.
  public var isFinite: Bool { values.allSatisfy(\.isFinite) }

  /// The sum of the diagonal.
  public var trace: Double { (0..<size).reduce(0) { $0 + self[$1, $1] } }

  /// self · other · selfᵀ, made symmetric; of the same size.
  func conjugating(_ other: SquareMatrix) -> SquareMatrix {
    let half = times(other)
    var result = SquareMatrix(size: size)
    for row in 0..<size {
      for column in row..<size {
        var sum = 0.0
        for i in 0..<size { sum += half[row, i] * self[column, i] }
        result[row, column] = sum
        result[column, row] = sum
      }
    }
    return result
  }

  /// self · other, of the same size.
  func times(_ other: SquareMatrix) -> SquareMatrix {
    var result = SquareMatrix(size: size)
    for row in 0..<size {
      for i in 0..<size {
        let factor = self[row, i]
        for column in 0..<size { result[row, column] += factor * other[i, column] }
      }
    }
    return result
  }
}
