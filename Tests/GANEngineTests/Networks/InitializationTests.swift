import Testing

@testable import GANEngine

struct InitializationTests {
  static let inputs = 400
  static let outputs = 300

  private func network(
    _ initialization: Initialization, hidden: Activation, slope: Float = 0.2
  ) throws -> Network {
    var shape = NetworkShape(
      widths: [Self.inputs, Self.outputs, 200], hidden: hidden, output: .identity, slope: slope)
    shape.initialization = initialization
    let network = Network(
      ParameterLayout(shape), bf16: false, in: try ComputeContext(threads: 2))
    network.initialize(Philox(seed: 17), .generatorInitialization)
    return network
  }

  /// Standard deviation of the first layer's weights, and the bound where there is one.
  static let expected: [(Initialization, Activation, deviation: Double, bound: Double?)] = [
    (.pytorch, .relu, 1 / (3.0 * 400).squareRoot(), 1 / 400.0.squareRoot()),
    (.xavier, .tanh, (2.0 / 700).squareRoot(), (6.0 / 700).squareRoot()),
    (.he, .relu, (2.0 / 400).squareRoot(), nil),
    (.he, .leakyRelu, (2.0 / (1.04 * 400)).squareRoot(), nil),
    (.he, .tanh, (1.0 / 400).squareRoot(), nil), (.normal, .leakyRelu, 0.02, nil),
  ]

  @Test(arguments: expected)
  func weightsHaveTheKnownSpread(
    _ initialization: Initialization, _ hidden: Activation, _ deviation: Double, _ bound: Double?
  ) throws {
    let network = try network(initialization, hidden: hidden)
    let weights = network.parameters.numbers(network.layout.trained[0]).map(Double.init)
    let count = Double(weights.count)
    let mean = weights.reduce(0, +) / count
    let square = weights.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(mean) < 5 * deviation / count.squareRoot())
    #expect(abs(square.squareRoot() - deviation) < 5 * deviation / (2 * count).squareRoot())
    let largest = weights.reduce(0) { max($0, abs($1)) }
    if let bound {
      #expect(largest <= bound * (1 + 1e-6) && largest > 0.999 * bound)
    } else {
      #expect(largest > 3.8 * deviation)
    }
  }

  @Test(arguments: Initialization.allCases)
  func biasesAreZeroWhereTheyAreSaidToBe(_ initialization: Initialization) throws {
    let network = try network(initialization, hidden: .relu)
    for entry in network.layout.trained where entry.name.hasSuffix("bias") {
      let biases = network.parameters.numbers(entry)
      #expect(biases.allSatisfy { $0 == 0 } == (initialization != .pytorch))
    }
    let first = network.parameters.numbers(network.layout.trained[1]).map { abs(Double($0)) }
    if initialization == .pytorch { #expect((first.max() ?? 1) <= 1 / 20.0) }
  }
}
