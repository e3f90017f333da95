/// Eigenvalues and eigenvectors of a symmetric matrix in double precision: reflections to three
/// diagonals, then QR steps with Wilkinson's shift (Golub & Van Loan 2013, "Matrix Computations",
/// algorithms 8.3.1 to 8.3.3).
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, in no order; all NaN where a number of the matrix is not finite.
  public let values: [Double]
  /// Row i is the eigenvector, of length 1, that belongs to `values[i]`; of size 0 where not asked
  /// for, or not found.
  public let vectors: SquareMatrix

  /// Solves for a symmetric matrix; about 4·size³ operations, and as many again for vectors.
  public init(_ matrix: SquareMatrix, vectors wantsVectors: Bool = true) {
    let solver = matrix.isFinite ? Self.solved(matrix, wantsVectors) : nil
    values = solver?.diagonal ?? Array(repeating: .nan, count: matrix.size)
    vectors = solver.flatMap { SquareMatrix(size: matrix.size, $0.rows) } ?? SquareMatrix(size: 0)
  }

  private static func solved(_ matrix: SquareMatrix, _ wantsVectors: Bool) -> ThreeDiagonals? {
    var solver = ThreeDiagonals(matrix, collectsReflections: wantsVectors)
    return solver.solve() ? solver : nil
  }
}

/// A symmetric matrix brought to three diagonals T = Q·A·Qᵀ, and from there to one.
struct ThreeDiagonals {
  let size: Int
  private(set) var diagonal: [Double]
  /// Beside the diagonal: number i couples i and i + 1.
  private var beside: [Double]
  /// Q, row by row, and its further rotations; empty where not asked for.
  private(set) var rows: [Double] = []
  private let largest: Double

  init(_ matrix: SquareMatrix, collectsReflections: Bool) {
    size = matrix.size
    diagonal = Array(repeating: 0, count: size)
    beside = diagonal
    largest = matrix.values.reduce(0) { max($0, abs($1)) }
    if collectsReflections {
      rows = Array(repeating: 0, count: size * size)
      for row in 0..<size { rows[row * size + row] = 1 }
    }
    reduce(matrix.values)
  }

  private mutating func reduce(_ values: [Double]) {
    var work = values
    let size = size
    work.withUnsafeMutableBufferPointer { work in
      for pivot in 0..<max(size - 2, 0) { clear(pivot, work) }
      for row in 0..<size { diagonal[row] = work[row * size + row] }
      for row in 1..<max(size, 1) { beside[row - 1] = work[(row - 1) * size + row] }
    }
  }

  // Reflects the rows and columns behind the pivot, so that of its row only the neighbour is left.
  private mutating func clear(_ pivot: Int, _ work: UnsafeMutableBufferPointer<Double>) {
    let (first, base) = (pivot + 1, pivot * size)
    var mirror = [Double](repeating: 0, count: size)
    // Halves of huge and of tiny numbers alike keep their digits when squared.
    let scale = (first..<size).reduce(0) { max($0, abs(work[base + $1])) }
    guard scale > 0 else { return }
    for i in first..<size { mirror[i] = work[base + i] / scale }
    let length = mirror.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let turned = mirror[first] > 0 ? -length : length
    mirror[first] -= turned
    let square = mirror.reduce(0) { $0 + $1 * $1 }
    guard square > 0 else { return }
    work[base + first] = turned * scale
    mirror.withUnsafeBufferPointer { mirror in
      reflectBothSides(work, mirror, first, 2 / square)
      reflectRows(mirror, first, 2 / square)
    }
  }

  // A −= u·wᵀ + w·uᵀ with p = β·A·u, w = p − (β·uᵀp / 2)·u.
  private func reflectBothSides(
    _ work: UnsafeMutableBufferPointer<Double>, _ mirror: UnsafeBufferPointer<Double>,
    _ first: Int, _ factor: Double
  ) {
    var product = [Double](repeating: 0, count: size)
    var overlap = 0.0
    for row in first..<size {
      let scaled = factor * mirror[row]
      for column in first..<size { product[column] += scaled * work[row * size + column] }
    }
    for row in first..<size { overlap += product[row] * mirror[row] }
    for row in first..<size { product[row] -= factor * overlap / 2 * mirror[row] }
    product.withUnsafeBufferPointer { product in
      for row in first..<size {
        let (u, w) = (mirror[row], product[row])
        for column in first..<size {
          work[row * size + column] -= u * product[column] + w * mirror[column]
        }
      }
    }
  }

  private mutating func reflectRows(
    _ mirror: UnsafeBufferPointer<Double>, _ first: Int, _ factor: Double
  ) {
    guard !rows.isEmpty else { return }
    let size = size
    var product = [Double](repeating: 0, count: size)
    rows.withUnsafeMutableBufferPointer { rows in
      for row in first..<size {
        for column in 0..<size { product[column] += mirror[row] * rows[row * size + column] }
      }
      for row in first..<size {
        let scaled = factor * mirror[row]
        for column in 0..<size { rows[row * size + column] -= scaled * product[column] }
      }
    }
  }

  /// Turns until nothing is left beside the diagonal; false where the iteration does not converge.
  mutating func solve() -> Bool {
    var end = size - 1
    for _ in 0..<(64 * max(size, 1)) {
      while end > 0, isNegligible(end - 1) { end -= 1 }
      guard end > 0 else { return true }
      var start = end - 1
      while start > 0, !isNegligible(start - 1) { start -= 1 }
      turn(start, end)
    }
    return false
  }

  private mutating func isNegligible(_ index: Int) -> Bool {
    let epsilon = Double.ulpOfOne
    let near = abs(diagonal[index]) + abs(diagonal[index + 1])
    guard abs(beside[index]) <= epsilon * max(near, epsilon * largest) else { return false }
    beside[index] = 0
    return true
  }

  // One step with the eigenvalue of the last two rows that is nearer to the last number as shift.
  private mutating func turn(_ start: Int, _ end: Int) {
    let half = (diagonal[end - 1] - diagonal[end]) / 2
    let corner = beside[end - 1]
    let root = (half * half + corner * corner).squareRoot()
    let shift = diagonal[end] - corner * corner / (half + (half < 0 ? -root : root))
    var (x, z) = (diagonal[start] - shift, beside[start])
    for index in start..<end {
      let length = (x * x + z * z).squareRoot()
      let (c, s) = length > 0 ? (x / length, z / length) : (1, 0)
      if index > start { beside[index - 1] = length }
      rotate(index, c, s)
      guard index + 1 < end else { continue }
      x = beside[index]
      z = s * beside[index + 1]
      beside[index + 1] *= c
    }
  }

  private mutating func rotate(_ index: Int, _ c: Double, _ s: Double) {
    let (a, b, g) = (diagonal[index], beside[index], diagonal[index + 1])
    diagonal[index] = c * c * a + 2 * c * s * b + s * s * g
    diagonal[index + 1] = s * s * a - 2 * c * s * b + c * c * g
    beside[index] = c * s * (g - a) + (c * c - s * s) * b
    guard !rows.isEmpty else { return }
    let size = size
    rows.withUnsafeMutableBufferPointer { rows in
      let (upper, lower) = (index * size, (index + 1) * size)
      for column in 0..<size {
        let (u, l) = (rows[upper + column], rows[lower + column])
        rows[upper + column] = c * u + s * l
        rows[lower + column] = c * l - s * u
      }
    }
  }
}
