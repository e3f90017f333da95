import CCompute
import Testing

struct RowTests {
  let rows = 21
  let columns = 301
  let factors = Reference.numbers(21, seed: 4)

  @Test(arguments: Reference.types, Reference.threads)
  func mixWeighsTwoMatrices(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let a = Numbers(Reference.numbers(rows * columns, seed: 1), type)
    let b = Numbers(Reference.numbers(rows * columns, seed: 2), type)
    var out = Numbers(rows * columns, type)
    cc_mix(
      context, Int64(rows), Int64(columns), factors, a.bytes, b.bytes, &out.bytes, type)
    let (left, right) = (a.doubles, b.doubles)
    let expected = left.indices.map { place in
      let share = Double(factors[place / columns])
      return share * left[place] + (1 - share) * right[place]
    }
    #expect(Reference.distance(out.values, expected) < Reference.tolerance(type))
    var inPlace = a
    inPlace.bytes.withUnsafeMutableBytes {
      cc_mix(
        context, Int64(rows), Int64(columns), factors, $0.baseAddress, b.bytes, $0.baseAddress,
        type)
    }
    #expect(inPlace.bytes == out.bytes)
  }

  @Test(arguments: Reference.threads)
  func normsAreThoseOfRows(threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let x = Reference.numbers(rows * columns, seed: 3)
    var norms = Array(repeating: Float.nan, count: rows)
    cc_row_norms(context, Int64(rows), Int64(columns), x, &norms)
    let expected = (0..<rows).map { row in
      x[row * columns..<(row + 1) * columns].reduce(0.0) { $0 + Double($1) * Double($1) }
        .squareRoot()
    }
    #expect(Reference.distance(norms, expected) < 1e-6)
  }

  @Test(arguments: Reference.types, Reference.threads)
  func rowsAreScaled(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    var x = Reference.numbers(rows * columns, seed: 5)
    var out = Numbers(rows * columns, type)
    cc_scale_rows(context, Int64(rows), Int64(columns), factors, x, &out.bytes, type)
    let expected = x.indices.map { Double(factors[$0 / columns]) * Double(x[$0]) }
    #expect(Reference.distance(out.values, expected) < Reference.tolerance(type))
    x.withUnsafeMutableBufferPointer {
      cc_scale_rows(
        context, Int64(rows), Int64(columns), factors, $0.baseAddress, $0.baseAddress, CC_F32)
    }
    #expect(Reference.distance(x, expected) < 1e-6)
  }

  @Test(arguments: Reference.types, Reference.threads)
  func weightedSumsRunDownColumns(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let x = Numbers(Reference.numbers(rows * columns, seed: 6), type)
    var out = Array(repeating: Float.nan, count: columns)
    cc_weighted_sums(context, Int64(rows), Int64(columns), factors, x.bytes, type, &out)
    let values = x.doubles
    let expected = (0..<columns).map { column in
      (0..<rows).reduce(0.0) { $0 + Double(factors[$1]) * values[$1 * columns + column] }
    }
    #expect(Reference.distance(out, expected) < 3e-6)
  }
}
