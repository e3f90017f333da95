import CCompute
import CComputeSupport
import Foundation
import Testing

struct ProductTests {
  struct Case: Sendable, CustomStringConvertible {
    let extents: (m: Int, n: Int, k: Int)
    let transposedA: Bool
    let transposedB: Bool
    let activation: cc_activation
    var description: String { "\(extents) \(transposedA) \(transposedB) \(activation.rawValue)" }
  }

  static let cases: [Case] = {
    let extents = [(1, 1, 1), (3, 5, 7), (16, 784, 33), (128, 1, 256), (37, 64, 100)]
    return extents.flatMap { extents in
      [(false, false), (false, true), (true, false)].flatMap { transposed in
        [CC_IDENTITY, CC_RELU, CC_LEAKY_RELU, CC_TANH, CC_SIGMOID].map {
          Case(
            extents: extents, transposedA: transposed.0, transposedB: transposed.1,
            activation: $0)
        }
      }
    }
  }()

  private func activate(_ activation: cc_activation, _ x: Double) -> Double {
    switch activation {
    case CC_RELU: max(x, 0)
    case CC_LEAKY_RELU: x > 0 ? x : 0.2 * x
    case CC_TANH: tanh(x)
    case CC_SIGMOID: 1 / (1 + exp(-x))
    default: x
    }
  }

  /// The largest error, relative to 1 + |value|.
  private func worst(_ c: [Float], _ sums: [Double], _ bias: [Float], _ test: Case) -> Double {
    c.indices.reduce(0) { worst, index in
      let value = activate(
        test.activation, sums[index] + Double(bias[index % test.extents.n]))
      let error = abs(Double(c[index]) - value) / (1 + abs(value))
      return error.isNaN ? .infinity : max(worst, error)
    }
  }

  private func shape(_ test: Case, type: cc_type) -> cc_product_shape {
    cc_product_shape(
      m: Int64(test.extents.m), n: Int64(test.extents.n), k: Int64(test.extents.k),
      transposed_a: test.transposedA, transposed_b: test.transposedB, type_a: type, type_b: type,
      type_c: CC_F32, has_bias: true, activation: test.activation, slope: 0.2)
  }

  @Test(arguments: cases)
  func singlePrecisionMatchesPlainLoops(_ test: Case) throws {
    let (m, n, k) = test.extents
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    var shape = shape(test, type: CC_F32)
    let product = try #require(cc_product_create(context, &shape))
    defer { cc_product_destroy(product) }
    let (a, b) = (
      Reference.numbers(m * k, seed: 1), Reference.numbers(k * n, seed: 2)
    )
    let bias = Reference.numbers(n, seed: 3)
    var c = Array(repeating: Float.nan, count: m * n)
    #expect(cc_product_run(product, a, b, bias, &c))
    let expected = Reference.product(
      a, b, m: m, n: n, k: k, transposedA: test.transposedA, transposedB: test.transposedB)
    #expect(worst(c, expected, bias, test) < 2e-5)
  }

  @Test(arguments: cases, [false, true])
  func halfPrecisionMultipliesRoundedNumbers(_ test: Case, widening: Bool) throws {
    let (m, n, k) = test.extents
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    cc_context_widen_bf16(context, widening)
    var shape = shape(test, type: CC_BF16)
    let product = try #require(cc_product_create(context, &shape))
    defer { cc_product_destroy(product) }
    let a = Reference.numbers(m * k, seed: 4).map(Reference.half)
    let b = Reference.numbers(k * n, seed: 5).map(Reference.half)
    let bias = Reference.numbers(n, seed: 6)
    var c = Array(repeating: Float.nan, count: m * n)
    #expect(cc_product_run(product, a, b, bias, &c))
    let expected = Reference.product(
      a.map(Reference.float), b.map(Reference.float), m: m, n: n, k: k,
      transposedA: test.transposedA, transposedB: test.transposedB)
    // bf16 factors are exact here and sums are fp32: only rounding of the sum is left.
    #expect(worst(c, expected, bias, test) < 1e-4)
  }

  @Test(arguments: [false, true])
  func halfPrecisionResultsAreRounded(widening: Bool) throws {
    let (m, n, k) = (33, 48, 20)
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    cc_context_widen_bf16(context, widening)
    var shape = cc_product_shape(
      m: Int64(m), n: Int64(n), k: Int64(k), transposed_a: false, transposed_b: true,
      type_a: CC_BF16, type_b: CC_BF16, type_c: CC_BF16, has_bias: false,
      activation: CC_IDENTITY, slope: 0)
    let product = try #require(cc_product_create(context, &shape))
    defer { cc_product_destroy(product) }
    let a = Reference.numbers(m * k, seed: 7).map(Reference.half)
    let b = Reference.numbers(k * n, seed: 8).map(Reference.half)
    var c = Array(repeating: UInt16(0xFFFF), count: m * n)
    #expect(cc_product_run(product, a, b, nil, &c))
    let expected = Reference.product(
      a.map(Reference.float), b.map(Reference.float), m: m, n: n, k: k, transposedA: false,
      transposedB: true)
    // Half a unit in the last of bf16's 8 bits.
    #expect(
      zip(c, expected).allSatisfy { half, value in
        abs(Double(Reference.float(half)) - value) <= abs(value) / 256 + 1e-5
      })
  }

  @Test func namesTheLibrary() {
    let name = String(cString: cc_backend())
    print("compute backend: \(name)")
    #expect(name.hasPrefix("oneDNN "))
  }
}
