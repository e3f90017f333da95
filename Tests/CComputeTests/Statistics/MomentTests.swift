import CCompute
import Testing

struct MomentTests {
  // Fewer columns than a vector, just one with the 1 behind them, several groups of vectors.
  static let shapes: [(rows: Int, columns: Int)] = [(1, 1), (7, 3), (300, 15), (65, 16), (33, 70)]

  @Test(arguments: shapes, Reference.threads)
  func thirdMomentsAreThoseInDouble(_ shape: (rows: Int, columns: Int), threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let (rows, columns) = shape
    let x = Reference.numbers(rows * columns, seed: 3)
    let width = Int(cc_cubes_width(Int64(columns)))
    // What is there is added to.
    var sums = [Double](repeating: 5, count: (columns + 1) * (columns + 2) / 2 * width)
    #expect(cc_add_cubes(context, Int64(rows), Int64(columns), x, &sums))
    func value(_ row: Int, _ column: Int) -> Double {
      column == columns ? 1 : Double(x[row * columns + column])
    }
    var worst = 0.0
    for i in 0...columns {
      for j in 0...i {
        for k in 0...j {
          let exact = (0..<rows).reduce(5.0) { $0 + value($1, i) * value($1, j) * value($1, k) }
          let found = sums[(i * (i + 1) / 2 + j) * width + k]
          worst = max(worst, abs(found - exact) / Double(rows))
        }
      }
    }
    #expect(worst < 1e-6)
  }

  @Test func momentsDoNotDependOnThreads() throws {
    let x = Reference.numbers(700 * 20, seed: 4)
    let found = try [Int32(1), 2, 3].map { threads in
      let context = try #require(cc_context_create(threads))
      defer { cc_context_destroy(context) }
      var sums = [Double](repeating: 0, count: 231 * Int(cc_cubes_width(20)))
      #expect(cc_add_cubes(context, 700, 20, x, &sums))
      return sums
    }
    #expect(found[0] == found[1] && found[0] == found[2])
  }

  @Test(arguments: [(1, 1), (4, 9), (11, 64)])
  func squaresAreThoseOfAPlainLoop(rows: Int, columns: Int) {
    let x = Reference.numbers(rows * columns, seed: 5).map(Double.init)
    var sums = [Double](repeating: 1, count: columns * columns)
    cc_add_squares(Int64(rows), Int64(columns), x, &sums)
    for i in 0..<columns {
      for j in 0..<columns {
        let sum = (0..<rows).reduce(1.0) { $0 + x[$1 * columns + i] * x[$1 * columns + j] }
        #expect(abs(sums[i * columns + j] - (j < i ? 1 : sum)) < 1e-12)
      }
    }
  }
}
