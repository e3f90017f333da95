import Testing

@testable import GANEngine

/// Every gradient a pass computes against central differences of its loss.
struct NetworkGradientTests {
  struct Case: Sendable, CustomStringConvertible {
    let hidden: Activation
    let output: Activation
    let batchNorm: Bool
    let dropout: Bool
    var description: String {
      "\(hidden) → \(output)\(batchNorm ? ", batch norm" : "")\(dropout ? ", dropout" : "")"
    }
  }

  static let cases: [Case] = Activation.allCases.flatMap { hidden in
    [(false, false), (true, false), (false, true), (true, true)].map { norm, dropout in
      Case(
        hidden: hidden, output: hidden == .relu ? .identity : hidden, batchNorm: norm,
        dropout: dropout)
    }
  }

  private struct Setup {
    let network: MLP
    let pass: Pass
    let philox = Philox(seed: 11)
    let input = Storage<Float>(count: 6 * 5)
    let target = Storage<Float>(count: 6 * 3)

    init(_ test: Case) throws {
      let context = try ComputeContext(threads: 1)
      let shape = NetworkShape(
        widths: [5, 9, 8, 3], hidden: test.hidden, output: test.output, slope: 0.2,
        batchNorm: test.batchNorm, dropout: test.dropout)
      network = MLP(shape, bf16: false, in: context)
      network.initialize(philox, .generatorInitialization)
      pass = try Pass(
        network.layout, .init(rows: 6, bf16: false, weightGradients: true, inputGradient: true),
        in: context)
      var stream = philox.stream(.latents)
      for index in 0..<input.count { input.elements[index] = .random(in: -2...2, using: &stream) }
      for index in 0..<target.count {
        target.elements[index] = .random(in: -1...1, using: &stream)
      }
    }

    /// Σ target · output: its gradient at the output is the target itself.
    func loss() -> Double {
      pass.forward(
        network.weights, input: input.base,
        mode: .training(rate: 0.25, philox: philox, purpose: .dropout, step: 3))
      return (0..<target.count).reduce(0) {
        $0 + Double(target.elements[$1]) * Double(pass.output[$1])
      }
    }

    func difference(at pointer: UnsafeMutablePointer<Float>, step: Float) -> Double {
      let value = pointer.pointee
      defer { pointer.pointee = value }
      pointer.pointee = value + step
      let above = loss()
      pointer.pointee = value - step
      return (above - loss()) / Double(2 * step)
    }
  }

  @Test(arguments: cases)
  func gradientsAreFiniteDifferences(_ test: Case) throws {
    let setup = try Setup(test)
    _ = setup.loss()
    let outputGradient = Storage<Float>(count: setup.target.count)
    outputGradient.base.update(from: setup.target.base, count: setup.target.count)
    let inputGradient = Storage<Float>(count: setup.input.count)
    setup.pass.backward(
      setup.network.weights, input: setup.input.base, outputGradient: outputGradient.base,
      .init(gradients: setup.network.gradients.base, input: inputGradient.base))
    var wrong = 0
    var checked = 0
    func check(_ found: Float, _ pointer: UnsafeMutablePointer<Float>) {
      let (near, far) = (
        setup.difference(at: pointer, step: 4e-3), setup.difference(at: pointer, step: 8e-3)
      )
      // Where the two steps disagree an activation changes sign in between: no derivative there.
      guard abs(near - far) < 2e-3 * max(abs(near), 0.1) else { return }
      checked += 1
      if abs(Double(found) - near) > 6e-3 * max(abs(near), 0.1) { wrong += 1 }
    }
    for entry in setup.network.layout.trained {
      for index in entry.offset..<entry.offset + entry.count {
        check(setup.network.gradients.elements[index], setup.network.parameters.base + index)
      }
    }
    for index in 0..<setup.input.count {
      check(inputGradient.elements[index], setup.input.base + index)
    }
    #expect(wrong == 0)
    #expect(checked > (setup.network.layout.parameterCount + setup.input.count) * 2 / 3)
  }
}
