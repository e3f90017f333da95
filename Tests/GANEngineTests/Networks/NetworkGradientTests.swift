import CCompute
import Testing

@testable import GANEngine

/// Every gradient a pass computes against central differences of its loss.
struct NetworkGradientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let shape: NetworkShape
    var groups = 1

    init(
      _ name: String, hidden: Activation, output: Activation = .identity, groups: Int = 1,
      outputs: Int = 3, _ change: (inout NetworkShape) -> Void = { _ in }
    ) {
      testDescription = "\(hidden) → \(output)\(name), groups: \(groups)"
      var shape = NetworkShape(
        widths: [5, 9, 8, outputs], hidden: hidden, output: output, slope: 0.2)
      change(&shape)
      self.shape = shape
      self.groups = groups
    }
  }

  static let smooth: [Activation] = [.identity, .relu, .leakyRelu, .tanh, .sigmoid]

  static let plain: [Case] = Activation.allCases.flatMap { hidden in
    let output = hidden == .relu ? .identity : hidden
    return [
      Case("", hidden: hidden, output: output),
      Case(", dropout", hidden: hidden, output: output) { $0.perceptron?.dropout = .all },
      Case(", dropout of layers 0 and 2", hidden: hidden, output: output) {
        $0.perceptron?.dropout = .only([0, 2])
      },
    ]
  }

  static let normalized: [Case] = smooth.flatMap { hidden in
    [1, 2].flatMap { groups in
      [false, true].flatMap { behind in
        [LayerSelection.none, .all, .only([0, 1])].map { dropout in
          Case(
            ", norm \(behind ? "behind" : "before"), dropout \(dropout)", hidden: hidden,
            output: hidden == .relu ? .identity : hidden, groups: groups
          ) {
            $0.perceptron?.batchNorm = .all
            $0.perceptron?.normAfterActivation = behind
            $0.perceptron?.dropout = dropout
          }
        }
      }
    }
  }

  static let deviating: [Case] = [Activation.leakyRelu, .tanh, .maxout].flatMap { hidden in
    [1, 2].flatMap { groups in
      [false, true].map { drops in
        Case(
          ", deviation\(drops ? ", dropout" : "")", hidden: hidden, groups: groups, outputs: 1
        ) {
          $0.perceptron?.minibatchDeviation = true
          $0.perceptron?.dropout = drops ? .only([0, 1, 2]) : .none
          $0.perceptron?.pieces = 3
        }
      }
    }
  }

  /// Orders that no perceptron has.
  static let listed: [Case] = [1, 2].map { groups in
    let norm = LayerSpec.batchNorm(epsilon: 1e-5, momentum: 0.1)
    return Case(", listed", hidden: .tanh, groups: groups) {
      $0 = NetworkShape(
        input: Extent(channels: 5),
        layers: [
          .linear(outputs: 9), .dropout, norm, norm, .activation(.tanh, slope: 0),
          .linear(outputs: 8), .maxout(pieces: 2), norm, .dropout, .linear(outputs: 3), norm,
        ])
    }
  }

  /// Images, blocks and lines.
  static let images: [Case] = {
    let leaky = LayerSpec.activation(.leakyRelu, slope: 0.2)
    let norm = LayerSpec.batchNorm(epsilon: 1e-5, momentum: 0.1)
    let narrowing = Window(channels: 3, kernel: 4, stride: 2, padding: 1)
    let flat = Window(channels: 3, kernel: 3, stride: 1, padding: 1)
    let widening = Window(channels: 2, kernel: 4, stride: 2, padding: 1)
    let image = Extent(channels: 2, height: 6, width: 4)
    let lists: [(String, Extent, [LayerSpec])] = [
      ("conv", image, [.conv(narrowing), leaky, .flatten, .linear(outputs: 3)]),
      (
        "conv of one channel, tanh", Extent(channels: 1, height: 6, width: 6),
        [
          .conv(Window(channels: 2, kernel: 3, stride: 2, padding: 1)),
          .activation(.tanh, slope: 0),
        ]
      ),
      (
        "conv, norm", image, [.conv(narrowing), norm, leaky, .conv(Window(channels: 2, kernel: 2))]
      ),
      (
        "transposed", Extent(channels: 5),
        [
          .linear(outputs: 12), norm, leaky, .reshape(Extent(channels: 3, height: 2, width: 2)),
          .convTransposed(widening), norm, leaky,
          .convTransposed(Window(channels: 1, kernel: 4, stride: 2, padding: 1)),
          .activation(.tanh, slope: 0),
        ]
      ),
      (
        "transposed of three, wide", Extent(channels: 3, height: 3, width: 2),
        [
          .convTransposed(Window(channels: 9, kernel: 3, stride: 2, padding: 0)),
          .activation(.sigmoid, slope: 0), .dropout, .flatten, .linear(outputs: 2),
        ]
      ),
      (
        "residual", image,
        [
          .conv(flat), leaky,
          .residual([.conv(flat), norm, leaky, .conv(flat)]), leaky, .conv(narrowing),
        ]
      ),
      (
        "residual first, norm first inside, dropout behind",
        Extent(channels: 3, height: 4, width: 4),
        [.residual([norm, leaky, .conv(flat), .dropout]), .dropout, .flatten, .linear(outputs: 2)]
      ),
      (
        "residual in residual, of vectors", Extent(channels: 4),
        [
          .residual([.linear(outputs: 4), .residual([.linear(outputs: 4), leaky]), leaky]),
          .residual([]), .linear(outputs: 2),
        ]
      ),
      (
        "upsample", Extent(channels: 2, height: 2, width: 3),
        [.upsample(factor: 2), .conv(flat), norm, .activation(.relu, slope: 0)]
      ),
      (
        "orders", image,
        [
          norm, .flatten, leaky, .reshape(Extent(channels: 4, height: 3, width: 4)), .dropout,
          .conv(flat), .maxout(pieces: 3), .reshape(Extent(channels: 3, height: 2, width: 2)),
          .activation(.tanh, slope: 0),
        ]
      ),
      (
        "recurrent: reads", Extent(channels: 1, height: 4, width: 3),
        [.recurrent(units: 5, .reads), .linear(outputs: 2)]
      ),
      (
        "recurrent: writes, rewrites", Extent(channels: 4),
        [
          .linear(outputs: 6), leaky, .recurrent(units: 5, .writes(steps: 3)), .dropout,
          .recurrent(units: 4, .rewrites), .linear(outputs: 2), .activation(.tanh, slope: 0),
        ]
      ),
      (
        "recurrent first: writes", Extent(channels: 4),
        [.recurrent(units: 5, .writes(steps: 3)), .flatten, .linear(outputs: 2)]
      ),
      (
        "lines", Extent(channels: 1, height: 4, width: 3),
        [.linear(outputs: 5), leaky, .linear(outputs: 2), .flatten, .linear(outputs: 2)]
      ),
    ]
    return lists.flatMap { name, input, layers in
      [1, 2].map { groups in
        Case(", \(name)", hidden: .leakyRelu, groups: groups) {
          $0 = NetworkShape(input: input, layers: layers)
        }
      }
    }
  }()

  private struct Setup {
    static let rows = 8
    let network: Network
    let pass: Pass
    let philox = Philox(seed: 11)
    let input: Storage<Float>
    /// Dropout of the input works in place.
    let dropped: Storage<Float>
    let target: Storage<Float>

    init(_ test: Case) throws {
      let context = try ComputeContext(threads: 2)
      input = Storage(count: Self.rows * test.shape.input.count)
      dropped = Storage(count: input.count)
      network = Network(ParameterLayout(test.shape), bf16: false, in: context)
      network.initialize(philox, .generatorInitialization)
      pass = try Pass(
        network.layout,
        .init(
          rows: Self.rows, bf16: false, groups: test.groups, weightGradients: true,
          inputGradient: true),
        in: context)
      target = Storage(count: Self.rows * test.shape.output.count)
      var stream = philox.stream(.latents)
      // Away from 1 and 0, where a silent unit could not be told from a dropped one.
      for layer in network.layout.all where layer.spec.isBatchNorm {
        for index in 0..<layer.output.channels {
          for offset in [layer.offset(.scale), layer.offset(.shift)] {
            network.parameters.elements[offset + index] += .random(
              in: -0.25...0.25, using: &stream)
          }
        }
      }
      input.fill(from: &stream, reach: 2)
      target.fill(from: &stream, reach: 1)
    }

    /// Σ target · output: its gradient at the output is the target itself.
    func loss() -> Double {
      dropped.base.update(from: input.base, count: input.count)
      pass.forward(
        network.weights, input: UnsafeMutableRawPointer(dropped.base),
        mode: .training(
          .init(
            rate: 0.25, inputRate: 0.25, hidden: philox.draw(.dropout, 3),
            input: philox.draw(.inputDropout, 3))))
      return (0..<target.count).reduce(0) {
        $0 + Double(target.elements[$1]) * Double(pass.output[$1])
      }
    }
  }

  @Test(arguments: plain + normalized + deviating + listed + images)
  func gradientsAreFiniteDifferences(_ test: Case) throws {
    let setup = try Setup(test)
    _ = setup.loss()
    let outputGradient = Storage<Float>(count: setup.target.count)
    outputGradient.base.update(from: setup.target.base, count: setup.target.count)
    let inputGradient = Storage<Float>(count: setup.input.count)
    setup.pass.backward(
      setup.network.weights, input: setup.dropped.base, outputGradient: outputGradient.base,
      .init(gradients: setup.network.gradients.base, input: inputGradient.base))
    var differences = Differences(loss: setup.loss)
    for entry in setup.network.layout.trained {
      for index in entry.offset..<entry.offset + entry.count {
        differences.check(
          setup.network.gradients.elements[index], setup.network.parameters.base + index)
      }
    }
    for index in 0..<setup.input.count {
      differences.check(inputGradient.elements[index], setup.input.base + index)
    }
    // One in fifty may sit on a kink that no difference tells.
    #expect(differences.wrong * 50 <= differences.checked)
    #expect(
      differences.checked > (setup.network.layout.trainedCount + setup.input.count) * 2 / 5)
  }

  @Test(arguments: ["maxout", "deviation"])
  func matchesPyTorch(_ name: String) throws {
    let fixture = try Fixture(name)
    let isMaxout = name == "maxout"
    let columns = isMaxout ? fixture.inputs.int : fixture.features.int
    var shape = NetworkShape(
      widths: [columns, isMaxout ? fixture.units.int : 1], hidden: .identity,
      output: isMaxout ? .maxout : .identity)
    shape.perceptron?.minibatchDeviation = !isMaxout
    shape.perceptron?.pieces = 5
    let context = try ComputeContext(threads: 2)
    let network = Network(ParameterLayout(shape), bf16: false, in: context)
    let pass = try Pass(
      network.layout,
      .init(rows: fixture.rows.int, bf16: false, weightGradients: true, inputGradient: true),
      in: context)
    for entry in network.layout.trained {
      let key = String(entry.name.drop { $0 != "." }.dropFirst())
      network.parameters.write(fixture[key].floats, entry)
    }
    let input = Storage<Float>(count: fixture.rows.int * columns)
    input.write(fixture.input.floats)
    pass.forward(network.weights, input: input.base, mode: .training())
    let count = fixture.output.items.count
    expect(
      UnsafeBufferPointer(start: pass.output, count: count), near: fixture.output.doubles,
      fixture.tolerance, "output")
    let outputGradient = Storage<Float>(count: count)
    outputGradient.write(fixture.outputGradient.floats)
    let inputGradient = Storage<Float>(count: input.count)
    pass.backward(
      network.weights, input: input.base, outputGradient: outputGradient.base,
      .init(gradients: network.gradients.base, input: inputGradient.base))
    expect(
      inputGradient.elements, near: fixture.inputGradient.doubles, fixture.tolerance, "input")
    for entry in network.layout.trained {
      let key = String(entry.name.drop { $0 != "." }.dropFirst()) + "Gradient"
      expect(network.gradients.numbers(entry), near: fixture[key].doubles, fixture.tolerance, key)
    }
  }
}
