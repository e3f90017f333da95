import Foundation
import Testing

@testable import GANEngine

/// A network as a list of layers, and perceptrons as their short form.
@Suite struct NetworkShapeTests {
  static let perceptron: Perceptron = {
    var perceptron = Perceptron(widths: [3, 5, 4, 2], hidden: .leakyRelu, output: .tanh)
    perceptron.slope = 0.25
    perceptron.batchNorm = .only([2])
    perceptron.dropout = .only([0, 1])
    perceptron.normEpsilon = 0.5
    perceptron.normMomentum = 0.125
    return perceptron
  }()

  static let layers: [LayerSpec] = [
    .dropout, .linear(outputs: 5), .activation(.leakyRelu, slope: 0.25), .dropout,
    .linear(outputs: 4), .batchNorm(epsilon: 0.5, momentum: 0.125),
    .activation(.leakyRelu, slope: 0.25), .linear(outputs: 2), .activation(.tanh, slope: 0),
  ]

  @Test func aPerceptronIsAListOfLayers() {
    var perceptron = Self.perceptron
    #expect(NetworkShape(perceptron).layers == Self.layers)
    #expect(NetworkShape(perceptron).input == Extent(channels: 3))
    #expect(NetworkShape(perceptron).output == Extent(channels: 2))
    perceptron.normAfterActivation = true
    #expect(
      NetworkShape(perceptron).layers[4..<7] == [
        .linear(outputs: 4), .activation(.leakyRelu, slope: 0.25),
        .batchNorm(epsilon: 0.5, momentum: 0.125),
      ])
    perceptron = Perceptron(widths: [3, 5, 1], hidden: .maxout, output: .identity)
    perceptron.minibatchDeviation = true
    #expect(
      NetworkShape(perceptron).layers == [
        .linear(outputs: 25), .maxout(pieces: 5), .deviation, .linear(outputs: 1),
      ])
  }

  /// The names that `nn.Sequential` gives: dropout counts, the deviation does not.
  @Test func tensorsAreNamedAsInASequential() {
    let layout = ParameterLayout(NetworkShape(Self.perceptron))
    #expect(
      layout.trained.map(\.name) == [
        "1.weight", "1.bias", "4.weight", "4.bias", "5.weight", "5.bias", "7.weight", "7.bias",
      ])
    #expect(layout.statistics.map(\.name) == ["5.running_mean", "5.running_var"])
    #expect(layout.trained.map(\.shape) == [[5, 3], [5], [4, 5], [4], [4], [4], [2, 4], [2]])
    // Each starts at a multiple of 16.
    #expect(layout.trained.map(\.offset) == [0, 16, 32, 64, 80, 96, 112, 128])
    var deviant = Perceptron(widths: [3, 4, 1], hidden: .relu, output: .identity)
    deviant.minibatchDeviation = true
    let names = ParameterLayout(NetworkShape(deviant)).trained.map { ($0.name, $0.shape) }
    #expect(names.map(\.0) == ["0.weight", "0.bias", "2.weight", "2.bias"])
    #expect(names[2].1 == [1, 5])
  }

  @Test func bothFormsAreReadAsTheyAreWritten() throws {
    let listed = NetworkShape(input: Extent(channels: 3), layers: Self.layers)
    for var shape in [listed, NetworkShape(Self.perceptron)] {
      shape.initialization = .he
      let json = try JSONEncoder().encode(shape)
      #expect(try JSONDecoder().decode(NetworkShape.self, from: json) == shape)
    }
    #expect(listed.perceptron == nil)
    let old = #"""
      {"widths":[2,3,4],"hidden":"relu","output":"tanh","slope":0.2,"batchNorm":true,
      "dropout":"none"}
      """#
    let shape = try JSONDecoder().decode(NetworkShape.self, from: Data(old.utf8))
    #expect(shape.perceptron?.batchNorm == .all && shape.initialization == .pytorch)
    #expect(shape.layers.count == 5)
  }

  /// Training does not know which form its networks were set up in.
  @Test(arguments: Preset.all, [Precision.fp32, .bf16])
  func aListTrainsToTheSameBits(_ preset: Preset, _ precision: Precision) throws {
    func weights(_ change: (inout Configuration) -> Void) throws -> String {
      var configuration = TinyGAN.configuration(preset, precision)
      change(&configuration)
      var trainer = try Trainer(configuration, data: TinyGAN.data)
      for _ in 0..<5 { #expect(trainer.step().isFinite) }
      return trainer.state().weightsFingerprint
    }
    func listed(_ shape: NetworkShape) -> NetworkShape {
      var listed = NetworkShape(input: shape.input, layers: shape.layers)
      listed.initialization = shape.initialization
      return listed
    }
    let short = try weights { _ in }
    #expect(
      try short
        == weights {
          $0.generator = listed($0.generator)
          $0.discriminator = listed($0.discriminator)
        })
  }

  @Test(arguments: [
    ([LayerSpec.deviation, .linear(outputs: 2)], "one output behind"),
    ([.deviation, .linear(outputs: 1), .activation(.tanh, slope: 0)], "without an activation"),
  ])
  func anOrderWithoutMeaningIsRefused(_ layers: [LayerSpec], _ words: String) throws {
    let context = try ComputeContext(threads: 1)
    let layout = ParameterLayout(NetworkShape(input: Extent(channels: 4), layers: layers))
    let error = #expect(throws: EngineError.self) {
      _ = try Pass(layout, .init(rows: 2, bf16: false), in: context)
    }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    ([LayerSpec.linear(outputs: 0)], "layer 1"), ([.linear(outputs: .max)], "layer 1"),
    ([.linear(outputs: 4), .maxout(pieces: 3)], "layer 2"), ([], "1 to 256 layers"),
    ([.batchNorm(epsilon: .nan, momentum: 0)], "ε above 0"),
    ([.activation(.leakyRelu, slope: .infinity)], "slope"),
    ([.linear(outputs: 1 << 20), .linear(outputs: 1 << 20)], "weights"),
  ])
  func rangesNameTheLayer(_ layers: [LayerSpec], _ words: String) {
    let shape = NetworkShape(input: Extent(channels: 4), layers: layers)
    let error = #expect(throws: EngineError.self) { try shape.check("generator", classes: 0) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func extentsDoNotOverflow() {
    #expect(Extent(channels: .max, height: 2, width: 3).count == .max)
    #expect(Extent(channels: 2, height: 3, width: 4).count == 24)
    #expect(LayerSpec.deviation.output(of: Extent(channels: .max)).channels == .max)
  }
}
