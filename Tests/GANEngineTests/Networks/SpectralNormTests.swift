import Testing

@testable import GANEngine

struct SpectralNormTests {
  private func network(_ widths: [Int], hidden: Activation = .leakyRelu) throws -> (
    Network, SpectralNorm
  ) {
    let context = try ComputeContext(threads: 2)
    let shape = NetworkShape(widths: widths, hidden: hidden, output: .identity)
    let network = Network(ParameterLayout(shape), bf16: false, in: context)
    let philox = Philox(seed: 4)
    network.initialize(philox, .discriminatorInitialization)
    return (network, SpectralNorm(network, philox, in: context))
  }

  /// The largest singular value by power steps in double.
  private func largestValue(_ matrix: [Double], rows: Int, columns: Int) -> Double {
    var v = (0..<columns).map { 1 + Double($0 % 7) }
    var norm = 0.0
    for _ in 0..<2000 {
      let u = (0..<rows).map { row in
        (0..<columns).reduce(0) { $0 + matrix[row * columns + $1] * v[$1] }
      }
      v = (0..<columns).map { column in
        (0..<rows).reduce(0) { $0 + matrix[$1 * columns + column] * u[$1] }
      }
      norm = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
      v = v.map { $0 / norm }
    }
    return norm.squareRoot()
  }

  @Test(arguments: [Activation.leakyRelu, .maxout])
  func dividedWeightsHaveNormOne(_ hidden: Activation) throws {
    let (network, spectral) = try network([30, 24, 17, 1], hidden: hidden)
    for _ in 0..<300 { spectral.follow(network.parameters) }
    let products = spectral.products.base.assumingMemoryBound(to: Float.self)
    for layer in network.layout.affine {
      let count = layer.rows * layer.columns
      let divided = (0..<count).map { Double(products[layer.weight + $0]) }
      let value = largestValue(divided, rows: layer.rows, columns: layer.columns)
      #expect(abs(value - 1) < 1e-3)
    }
  }

  @Test func gradientsDoNotScaleAWeight() throws {
    let (network, spectral) = try network([30, 24, 17, 1])
    for _ in 0..<3 { spectral.follow(network.parameters) }
    var stream = Philox(seed: 5).stream(.latents)
    network.gradients.fill(from: &stream, reach: 1)
    spectral.transform(network.gradients, network.parameters)
    for layer in network.layout.affine {
      var (dot, lengths) = (0.0, (0.0, 0.0))
      for index in layer.weight..<layer.weight + layer.rows * layer.columns {
        let (weight, gradient) = (
          Double(network.parameters.elements[index]), Double(network.gradients.elements[index])
        )
        dot += weight * gradient
        lengths.0 += weight * weight
        lengths.1 += gradient * gradient
      }
      #expect(abs(dot) < 1e-5 * (lengths.0 * lengths.1).squareRoot())
    }
  }

  @Test func deviationsWeightIsDividedWithItsRow() throws {
    let context = try ComputeContext(threads: 1)
    var shape = NetworkShape(widths: [6, 1], hidden: .relu, output: .identity)
    shape.perceptron?.minibatchDeviation = true
    let network = Network(ParameterLayout(shape), bf16: false, in: context)
    network.parameters.write([0, 0, 0, 0, 0, 0, 4])
    let pass = try Pass(network.layout, .init(rows: 2, bf16: false), in: context)
    let input = Storage<Float>(count: 12)
    input.write([1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1])
    network.spectralNorm = SpectralNorm(network, Philox(seed: 6), in: context)
    pass.forward(network.weights, input: input.base, mode: .training())
    // The row has one entry; divided by its norm it is 1, and so is the deviation of ±1.
    expect(UnsafeBufferPointer(start: pass.output, count: 2), near: [1, 1], 1e-5)
  }
}
