import CCompute
import Testing

@testable import GANEngine

/// Gradients of losses that look at D's slope: differences, closed forms and Euler's identity.
struct PenaltyGradientTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let penalties: Penalties
    let hidden: Activation
    var dropout = false
    var packing = 1
    var outputs = 1
    /// Of images of 6 × 6 pixels, in place of a perceptron.
    var layers: [LayerSpec] = []
    var classes = 0
  }

  /// Convolutions, blocks, and what moves numbers about.
  static let networks: [(String, [LayerSpec])] = {
    let leaky = LayerSpec.activation(.leakyRelu, slope: 0.2)
    let narrowing = Window(channels: 3, kernel: 4, stride: 2, padding: 1)
    let flat = Window(channels: 3, kernel: 3, stride: 1, padding: 1)
    return [
      ("conv", [.conv(narrowing), leaky, .flatten, .linear(outputs: 4), leaky]),
      (
        "residual",
        [
          .conv(narrowing), leaky, .residual([.conv(flat), leaky, .conv(flat)]), leaky, .flatten,
        ]
      ),
      (
        "residual first, upsample, transposed, dropout",
        [
          .residual([
            .conv(Window(channels: 1, kernel: 3, padding: 1)), .activation(.relu, slope: 0),
          ]),
          .upsample(factor: 2), .conv(narrowing), leaky, .dropout,
          .convTransposed(Window(channels: 2, kernel: 2, stride: 2)), leaky, .flatten,
        ]
      ),
    ].map { ($0.0, $0.1 + [.linear(outputs: 1)]) }
  }()

  static let convolutional: [Case] = terms.flatMap { name, penalties in
    networks.flatMap { network, layers in
      // A block that is first has as many channels as come in.
      (layers[0].isResidual ? [(1, 0)] : [(1, 0), (2, 0), (1, 3)]).map { packing, classes in
        Case(
          testDescription: "\(name), \(network), packing \(packing), \(classes) classes",
          penalties: penalties, hidden: .leakyRelu, dropout: layers.contains(.dropout),
          packing: packing, layers: layers, classes: classes)
      }
    }
  }

  static let terms: [(String, Penalties)] = [
    ("GP", Penalties(wassersteinWeight: 2)), ("R1", Penalties(realWeight: 3)),
    ("R2", Penalties(fakeWeight: 3)),
    ("R1 + R2 + GP", Penalties(wassersteinWeight: 2, realWeight: 1, fakeWeight: 2)),
    ("GN", Penalties(normalizesOutput: true)),
  ]

  static let cases: [Case] = terms.flatMap { name, penalties in
    [Activation.relu, .leakyRelu].flatMap { hidden in
      [(false, 1, 1), (true, 1, 1), (false, 2, 1), (false, 1, 2), (true, 2, 2)].map {
        Case(
          testDescription: "\(name), \(hidden), dropout \($0), packing \($1), \($2) logits",
          penalties: penalties, hidden: hidden, dropout: $0, packing: $1, outputs: $2)
      }
    }
  }

  /// D and its input, filled with noise.
  private struct Setup {
    let configuration: Configuration
    let context: ComputeContext
    let network: Network
    let passes: TrainingPasses
    let penalties: Penalties
    let loss = AdversarialLoss(.nonSaturating)

    init(_ test: Case, widths: [Int]? = nil) throws {
      var configuration = TinyGAN.configuration()
      configuration.batch = 6
      configuration.packing = test.packing
      configuration.generator.perceptron?.widths = [3, 4, test.layers.isEmpty ? 5 : 36]
      configuration.generator.perceptron?.batchNorm = LayerSelection.none
      configuration.discriminator = NetworkShape(
        widths: widths ?? [5, 9, 8, test.outputs], hidden: test.hidden, output: .identity,
        dropout: test.dropout ? .all : .none)
      if !test.layers.isEmpty {
        configuration.discriminator = NetworkShape(
          input: Extent(channels: 1, height: 6, width: 6), layers: test.layers)
        configuration.classes = test.classes
      }
      context = try ComputeContext(threads: 2)
      network = Network(configuration.discriminatorLayout, bf16: false, in: context)
      network.initialize(Philox(seed: 21), .discriminatorInitialization)
      passes = try TrainingPasses(configuration, lineWidth: 1, bf16: false, in: context)
      let input = passes.input
      var stream = Philox(seed: 22).stream(.latents)
      let numbers = input.block(0).assumingMemoryBound(to: Float.self)
      for index in 0..<2 * input.rows * input.columns {
        numbers[index] = .random(in: -2..<2, using: &stream)
      }
      input.drawShares(Philox(seed: 23).draw(.mixing, 0))
      penalties = test.penalties
      self.configuration = configuration
    }

    /// Loss and penalty; fills the network's gradients.
    func value(_ penalties: Penalties) -> (loss: Double, penalty: Double) {
      let dropout = Pass.Dropout(rate: 0.25, hidden: Philox(seed: 24).draw(.dropout, 5))
      let result = passes.discriminatorStep(network, loss, dropout, penalties, interval: 1)
      return (result.loss, result.penalty)
    }

    /// The gradient of the penalty alone.
    func penaltyGradient() -> [Float] {
      _ = value(Penalties())
      let ofLoss = Array(network.gradients.elements)
      _ = value(penalties)
      return zip(network.gradients.elements, ofLoss).map { $0 - $1 }
    }
  }

  @Test(arguments: cases + convolutional)
  func gradientsAreFiniteDifferences(_ test: Case) throws {
    let setup = try Setup(test)
    _ = setup.value(setup.penalties)
    let gradients = Array(setup.network.gradients.elements)
    var differences = Differences {
      let value = setup.value(setup.penalties)
      return value.loss + value.penalty
    }
    for entry in setup.network.layout.trained {
      for index in entry.offset..<entry.offset + entry.count {
        differences.check(gradients[index], setup.network.parameters.base + index)
      }
    }
    // One in fifty may sit on a kink that no difference tells.
    #expect(differences.wrong * 50 <= differences.checked)
    #expect(differences.checked > setup.network.layout.trainedCount / 3)
  }

  @Test(arguments: (cases + convolutional).filter { $0.penalties.normalizesOutput == false })
  func lossAloneHasTheGradientsOfAPlainPass(_ test: Case) throws {
    let setup = try Setup(test)
    _ = setup.value(Penalties())
    let plain = setup.network.gradients.elements.map(Double.init)
    // A weight of next to nothing: the same gradients by the penalty's chain of slopes.
    _ = setup.value(Penalties(wassersteinWeight: 1e-12))
    expect(setup.network.gradients.elements, near: plain, 1e-6)
  }

  /// The slope's norm is homogeneous of degree 1 in each weight, so that ⟨dW, W⟩ is the same for
  /// every layer: twice R1, and of WGAN-GP 2λ/N Σ (n − 1)·n. Inside a residual block it is not, for the
  /// way around has no weight.
  @Test(arguments: (cases + convolutional).filter { !$0.penalties.normalizesOutput })
  func everyLayerObeysEulersIdentity(_ test: Case) throws {
    let setup = try Setup(test)
    let gradient = setup.penaltyGradient()
    let expected = expectedEulerSum(setup, test)
    for layer in setup.network.layout.affine where !layer.path.contains(".") {
      let range = layer.weight..<layer.weight + layer.rows * layer.columns
      let sum = range.reduce(0.0) {
        $0 + Double(gradient[$1]) * Double(setup.network.parameters.elements[$1])
      }
      #expect(abs(sum - expected) < 2e-4 * max(abs(expected), 0.1))
      for index in layer.bias..<layer.bias + layer.biasCount {
        #expect(abs(gradient[index]) < 2e-6)
      }
    }
  }

  // d penalty / d log(scale of a weight), by the definition of each term and the norms it is of.
  private func expectedEulerSum(_ setup: Setup, _ test: Case) -> Double {
    func penalty(_ penalties: Penalties) -> Double { setup.value(penalties).penalty }
    let squares = [0, 1].map { block in
      penalty(block == 0 ? Penalties(realWeight: 2) : Penalties(fakeWeight: 2))
    }
    // mean (n − 1)² of the last layer scaled by 0 and 2 gives mean n² and mean n.
    let atOne = penalty(Penalties(wassersteinWeight: 1))
    guard let last = setup.network.layout.affine.last else { return .nan }
    let range = last.weight..<last.weight + last.rows * last.columns
    for index in range { setup.network.parameters.elements[index] *= 2 }
    let atTwo = penalty(Penalties(wassersteinWeight: 1))
    for index in range { setup.network.parameters.elements[index] /= 2 }
    // a = s − 2m + 1, b = 4s − 4m + 1 for s = mean n², m = mean n.
    let square = (atTwo - 2 * atOne + 1) / 2
    let mean = (square + 1 - atOne) / 2
    return test.penalties.realWeight * squares[0] + test.penalties.fakeWeight * squares[1]
      + 2 * test.penalties.wassersteinWeight * (square - mean)
  }

  @Test func oneLayerHasTheClosedForm() throws {
    for (name, penalties) in Self.terms.prefix(3) {
      let test = Case(testDescription: name, penalties: penalties, hidden: .relu)
      let setup = try Setup(test, widths: [5, 1])
      let gradient = setup.penaltyGradient()
      let weight = setup.network.parameters.elements[..<5].map(Double.init)
      let norm = weight.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let (value, factor) =
        penalties.wassersteinWeight > 0
        ? (2 * (norm - 1) * (norm - 1), 4 * (norm - 1) / norm) : (1.5 * norm * norm, 3)
      #expect(abs(setup.value(penalties).penalty - value) < 1e-6)
      expect(gradient[..<5], near: weight.map { factor * $0 }, 2e-6)
    }
  }

  @Test func penaltiesCountAsOftenAsTheyAreLeftOut() throws {
    let setup = try Setup(Self.cases[5])
    let once = setup.penaltyGradient().map { Double($0) }
    _ = setup.value(Penalties())
    let ofLoss = Array(setup.network.gradients.elements)
    let result = setup.passes.discriminatorStep(
      setup.network, setup.loss, Pass.Dropout(), setup.penalties, interval: 8)
    #expect(abs(result.penalty - setup.value(setup.penalties).penalty) < 1e-6)
    _ = setup.passes.discriminatorStep(
      setup.network, setup.loss, Pass.Dropout(), setup.penalties, interval: 8)
    let often = zip(setup.network.gradients.elements, ofLoss).map { $0 - $1 }
    expect(often, near: once.map { 8 * $0 }, 1e-4)
  }
}
