import CCompute
import Foundation
import Testing

struct ElementwiseTests {
  static let activations = [CC_IDENTITY, CC_RELU, CC_LEAKY_RELU, CC_TANH, CC_SIGMOID]

  private func activate(_ activation: cc_activation, _ x: Double) -> Double {
    switch activation {
    case CC_RELU: max(x, 0)
    case CC_LEAKY_RELU: x > 0 ? x : 0.2 * x
    case CC_TANH: tanh(x)
    case CC_SIGMOID: 1 / (1 + exp(-x))
    default: x
    }
  }

  @Test(arguments: activations)
  func backwardIsTheFiniteDifference(_ activation: cc_activation) throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    let (rows, columns) = (19, 300)
    let inputs = Reference.numbers(rows * columns, seed: 8).map { 4 * $0 }
    let outputs = inputs.map { Float(activate(activation, Double($0))) }
    let gradient = Reference.numbers(rows * columns, seed: 9)
    var result = gradient
    var bias = Array(repeating: Float.nan, count: columns)
    cc_activation_backward(
      context, Int64(rows), Int64(columns), activation, 0.2, 1, gradient, outputs, CC_F32,
      &result, CC_F32, &bias)
    let step = 1e-6
    let wrong = inputs.indices.filter { index in
      let x = Double(inputs[index])
      let slope =
        (activate(activation, x + step) - activate(activation, x - step)) / (2 * step)
      // At 0 the piecewise linear ones have no derivative.
      return abs(x) > 1e-3
        && !(abs(Double(result[index]) - slope * Double(gradient[index])) < 2e-6)
    }
    #expect(wrong.isEmpty)
    for column in 0..<columns {
      let sum = (0..<rows).reduce(0.0) { $0 + Double(result[$1 * columns + column]) }
      #expect(abs(Double(bias[column]) - sum) < 1e-5)
    }
  }

  @Test(arguments: activations)
  func droppedUnitsPassNoGradient(_ activation: cc_activation) throws {
    let context = try #require(cc_context_create(1))
    defer { cc_context_destroy(context) }
    let kept = Float(activate(activation, 0.75)) / 0.8
    var gradient: [Float] = [1, 1]
    cc_activation_backward(
      context, 1, 2, activation, 0.2, 0.8, gradient, [kept, 0], CC_F32, &gradient, CC_F32, nil)
    let step = 1e-6
    let slope =
      (activate(activation, 0.75 + step) - activate(activation, 0.75 - step)) / (2 * step)
    #expect(abs(Double(gradient[0]) - slope / 0.8) < 1e-5)
    #expect(gradient[1] == 0)
  }

  @Test func bf16IsRoundedToNearestEven() throws {
    let context = try #require(cc_context_create(2))
    defer { cc_context_destroy(context) }
    let values: [Float] =
      Reference.numbers(9000, seed: 3) + [0, -0, 1, .infinity, .nan, 1.00390625, 1.01171875]
    var halves = Array(repeating: UInt16(0), count: values.count)
    cc_to_bf16(context, Int64(values.count), values, &halves)
    for (value, half) in zip(values, halves) {
      let back = Reference.float(half)
      #expect(value.isNaN ? back.isNaN : half == Reference.half(value))
    }
  }

  @Test(arguments: Reference.types, Reference.threads)
  func scaleMultipliesEach(_ type: cc_type, threads: Int32) throws {
    let context = try #require(cc_context_create(threads))
    defer { cc_context_destroy(context) }
    let values = Reference.numbers(9001, seed: 5)
    var target = Numbers(9001, type)
    cc_scale(context, 9001, 1.75, values, &target.bytes, type)
    let expected = values.map { 1.75 * Double($0) }
    #expect(Reference.distance(target.values, expected) < Reference.tolerance(type))
  }
}
