import CCompute
import Testing

struct PairTests {
  // Less than a tile, odd remainders of one, and more rows than a block of panels holds.
  static let shapes: [(m: Int, n: Int, columns: Int)] = [
    (1, 1, 1), (3, 5, 2), (17, 33, 7), (40, 97, 64), (9, 700, 784),
  ]

  struct Rows {
    let columns: Int
    let values: [Float]
    var count: Int { values.count / columns }

    init(_ count: Int, _ columns: Int, seed: UInt32) {
      self.columns = columns
      values = Reference.numbers(count * columns, seed: seed)
    }

    func distance(_ row: Int, _ other: Rows, _ index: Int) -> Double {
      (0..<columns).reduce(0.0) {
        let apart = Double(values[row * columns + $1]) - Double(other.values[index * columns + $1])
        return $0 + apart * apart
      }
    }

    func product(_ row: Int, _ other: Rows, _ index: Int) -> Double {
      (0..<columns).reduce(0.0) {
        $0 + Double(values[row * columns + $1]) * Double(other.values[index * columns + $1])
      }
    }
  }

  @Test(arguments: shapes, Reference.threads)
  func theNearestAreThose(_ shape: (m: Int, n: Int, columns: Int), threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let (a, b) = (
      Rows(shape.m, shape.columns, seed: 1), Rows(shape.n, shape.columns, seed: 2)
    )
    var distances = [Float](repeating: .nan, count: shape.m * 3)
    var indices = [Int32](repeating: 7, count: shape.m * 3)
    #expect(
      cc_nearest_rows(
        context, Int64(shape.m), Int64(shape.n), Int64(shape.columns), a.values, b.values, false,
        3, &distances, &indices))
    for row in 0..<shape.m {
      let sorted = (0..<shape.n).map { ($0, a.distance(row, b, $0)) }.sorted { $0.1 < $1.1 }
      for place in 0..<3 {
        let found = (indices[row * 3 + place], distances[row * 3 + place])
        guard place < shape.n else {
          #expect(found == (-1, .infinity))
          continue
        }
        #expect(Int(found.0) == sorted[place].0)
        #expect(abs(Double(found.1) - sorted[place].1) <= 1e-5 * sorted[place].1)
      }
    }
  }

  @Test(arguments: shapes, Reference.threads)
  func countsAndCubesAreThose(_ shape: (m: Int, n: Int, columns: Int), threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let (m, n, columns) = (Int64(shape.m), Int64(shape.n), Int64(shape.columns))
    let a = Rows(shape.m, shape.columns, seed: 3)
    let b = Rows(shape.n, shape.columns, seed: 4)
    let middle = Float(a.distance(0, b, 0))
    let (ofA, ofB) = (
      (0..<shape.m).map { middle * (1 + Float($0) / 50) },
      (0..<shape.n).map { middle * (1 - Float($0) / 2000) * 1.001 }
    )
    var withinA = [Int32](repeating: 9, count: shape.m)
    var withinB = withinA
    var cubes = [Double](repeating: .nan, count: shape.m)
    #expect(
      cc_count_within(
        context, m, n, columns, a.values, b.values, false, ofA, &withinA, ofB, &withinB))
    #expect(cc_sum_cubes(context, m, n, columns, a.values, b.values, false, &cubes))
    for row in 0..<shape.m {
      let distances = (0..<shape.n).map { a.distance(row, b, $0) }
      #expect(Int(withinB[row]) == zip(distances, ofB).count { $0 <= Double($1) })
      // The first radius of a is a distance itself, to the last bit or not.
      if row > 0 { #expect(Int(withinA[row]) == distances.count { $0 <= Double(ofA[row]) }) }
      let sum = (0..<shape.n).reduce(0.0) {
        let kernel = a.product(row, b, $1) / Double(shape.columns) + 1
        return $0 + kernel * kernel * kernel
      }
      #expect(abs(cubes[row] - sum) <= 1e-5 * Double(shape.n))
    }
  }

  @Test func distancesAreTheSameFromBothSides() throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    let a = Rows(50, 61, seed: 5)
    var (distances, indices) = ([Float](repeating: 0, count: 50), [Int32](repeating: 0, count: 50))
    #expect(cc_nearest_rows(context, 50, 50, 61, a.values, a.values, true, 1, &distances, &indices))
    for row in 0..<50 {
      #expect(Int(indices[row]) != row)
      let back = Int(indices[row])
      if Int(indices[back]) == row { #expect(distances[back] == distances[row]) }
    }
    // A ball that reaches to the nearest holds it, and an open one does not.
    var counts = indices
    cc_count_within(context, 50, 50, 61, a.values, a.values, false, distances, &counts, nil, nil)
    #expect(counts.allSatisfy { $0 == 2 })
    cc_count_within(context, 50, 50, 61, a.values, a.values, true, distances, &counts, nil, nil)
    #expect(counts.allSatisfy { $0 == 1 })
  }

  @Test func noNumberIsNobodysNeighbour() throws {
    let context = try #require(cc_context_create(1))
    defer { cc_context_destroy(context) }
    var (distances, indices) = ([Float](repeating: 0, count: 2), [Int32](repeating: 0, count: 2))
    #expect(
      cc_nearest_rows(
        context, 2, 2, 1, [0, .nan], [.nan, 3], false, 1, &distances, &indices))
    #expect(indices == [1, -1])
    #expect(distances == [9, .infinity])
  }
}
