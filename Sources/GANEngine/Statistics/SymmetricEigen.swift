/// Eigenvalues and eigenvectors of a symmetric matrix in double precision: reflections to three
/// diagonals, then QR steps with Wilkinson's shift (Golub & Van Loan 2013, "Matrix Computations",
/// algorithms 8.3.1 to 8.3.3).
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, in no order; no numbers where the matrix holds some that are none.
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
