import CCompute

/// All pairs of a row of `a` and a row of `b`, which have as many columns, without a matrix of them.
struct RowPairs {
  let a: FeatureMatrix
  let b: FeatureMatrix
  /// Whether `b` is `a` itself, so that a row has no pair with itself.
  var others = false

  private var m: Int64 { Int64(a.rows) }
  private var n: Int64 { Int64(b.rows) }
  private var columns: Int64 { Int64(a.columns) }

  /// The `k` nearest rows of `b`: squared distances and which they are, a's rows × k, nearest first.
  func nearest(
    _ k: Int, in context: ComputeContext
  ) throws -> (distances: [Float], indices: [Int32]) {
    var distances = [Float](repeating: .infinity, count: a.rows * k)
    var indices = [Int32](repeating: -1, count: a.rows * k)
    let done = cc_nearest_rows(
      context.handle, m, n, columns, a.values, b.values, others, Int32(k), &distances, &indices)
    guard done else { throw shortage }
    return (distances, indices)
  }

  /// How many rows of `b` lie within the radius (squared; one a row) of each row of `a`.
  func within(
    radii: [Float], strictly: Bool, in context: ComputeContext
  ) throws -> [Int32] {
    var counts = [Int32](repeating: 0, count: a.rows)
    let done = cc_count_within(
      context.handle, m, n, columns, a.values, b.values, strictly, radii, &counts, nil, nil)
    guard done else { throw shortage }
    return counts
  }

  /// Of how many rows of `b` each row of `a` lies within the radius (squared; one a row of `b`).
  func within(
    radiiOfB radii: [Float], strictly: Bool, in context: ComputeContext
  ) throws -> [Int32] {
    var counts = [Int32](repeating: 0, count: a.rows)
    let done = cc_count_within(
      context.handle, m, n, columns, a.values, b.values, strictly, nil, nil, radii, &counts)
    guard done else { throw shortage }
    return counts
  }

  /// Σ (x·y / columns + 1)³ over the pairs.
  func sumOfCubes(in context: ComputeContext) throws -> Double {
    var sums = [Double](repeating: 0, count: a.rows)
    let done = cc_sum_cubes(
      context.handle, m, n, columns, a.values, b.values, others, &sums)
    guard done else { throw shortage }
    return sums.reduce(0, +)
  }

  private var shortage: EngineError {
    .unsupportedProduct(rows: a.rows, columns: b.rows, depth: a.columns)
  }
}
