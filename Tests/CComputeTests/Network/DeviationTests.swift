import CCompute
import Testing

struct DeviationTests {
  let rows = 17
  let columns = 301

  /// Mean and √(variance + 1e-8) of each column.
  private func moments(_ y: [Double]) -> (mean: [Double], deviation: [Double]) {
    let mean = (0..<columns).map { column in
      stride(from: column, to: y.count, by: columns).reduce(0) { $0 + y[$1] } / Double(rows)
    }
    let deviation = (0..<columns).map { column in
      let squares = stride(from: column, to: y.count, by: columns).reduce(0.0) {
        $0 + (y[$1] - mean[column]) * (y[$1] - mean[column])
      }
      return (squares / Double(rows) + 1e-8).squareRoot()
    }
    return (mean, deviation)
  }

  /// All sorts of columns, the second without any deviation.
  private func outputs(_ type: cc_type) -> Numbers {
    var values = Reference.numbers(rows * columns, seed: 1)
    for row in 0..<rows { values[row * columns + 1] = 0.5 }
    return Numbers(values, type)
  }

  @Test(arguments: Reference.types, Reference.threads)
  func forwardMeasuresColumns(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let y = outputs(type)
    var mean = Array(repeating: Float.nan, count: columns)
    var deviation = mean
    let result = cc_deviation_forward(
      context, Int64(rows), Int64(columns), y.bytes, type, &mean, &deviation)
    let expected = moments(y.doubles)
    #expect(Reference.distance(mean, expected.mean) < 1e-6)
    #expect(Reference.distance(deviation, expected.deviation) < 1e-6)
    let average = expected.deviation.reduce(0, +) / Double(columns)
    #expect(abs(Double(result) - average) < 1e-6)
  }

  @Test(arguments: Reference.types, Reference.threads)
  func backwardAddsTheFiniteDifference(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let y = outputs(type)
    var mean = Array(repeating: Float.nan, count: columns)
    var deviation = mean
    _ = cc_deviation_forward(
      context, Int64(rows), Int64(columns), y.bytes, type, &mean, &deviation)
    let before = Reference.numbers(rows * columns, seed: 2)
    var gradient = before
    let factor: Float = 4000
    cc_deviation_backward(
      context, Int64(rows), Int64(columns), y.bytes, type, mean, deviation, factor, &gradient)
    let (values, step) = (y.doubles, 1e-5)
    for place in stride(from: 0, to: values.count, by: 211) {
      var (up, down) = (values, values)
      up[place] += step
      down[place] -= step
      let slope =
        (moments(up).deviation.reduce(0, +) - moments(down).deviation.reduce(0, +)) / (2 * step)
      let expected = Double(before[place]) + Double(factor) * slope / Double(columns)
      #expect(abs(Double(gradient[place]) - expected) < 1e-5)
    }
    #expect(gradient[1] == before[1])
  }
}
