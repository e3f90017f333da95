import Foundation
import Testing

@testable import GANEngine

struct ConfigurationTests {
  @Test func presetsAreWhatTheArticleSays() throws {
    let article = try #require(Preset.named("article")).configuration
    #expect(article.generator.perceptron?.widths == [100, 256, 512, 1024, 784])
    #expect(article.discriminator.perceptron?.widths == [784, 1024, 512, 256, 1])
    #expect(
      article.generator.perceptron?.hidden == .relu && article.generator.perceptron?.output == .tanh
    )
    #expect(
      article.discriminator.perceptron?.hidden == .relu
        && article.discriminator.perceptron?.output == .identity)
    #expect(article.batch == 128)
    #expect(article.hyperparameters[.beta1] == 0.9 && article.hyperparameters[.beta2] == 0.999)
    #expect(article.hyperparameters[.generatorLearningRate] == 2e-4)
    #expect(Preset.standard.name == "balanced")
  }

  @Test(arguments: Preset.all.map(\.name))
  func survivesJSON(_ name: String) throws {
    let configuration = try #require(Preset.named(name)).configuration
    let data = try JSONEncoder().encode(configuration)
    #expect(try JSONDecoder().decode(Configuration.self, from: data) == configuration)
  }

  /// What a run of the first release wrote.
  private let older = """
    {"preset": "balanced", "seed": 7, "batch": 64, "precision": "fp32", "threads": 2,
     "generator": {"widths": [100, 256, 784], "hidden": "leakyRelu", "output": "tanh",
                   "slope": 0.2, "batchNorm": true, "dropout": false},
     "discriminator": {"widths": [784, 256, 1], "hidden": "leakyRelu", "output": "identity",
                       "slope": 0.2, "batchNorm": false, "dropout": true},
     "hyperparameters": {"generator.learningRate": 0.001, "adam.beta1": 0.25, "loss.kind": 3,
                         "discriminator.optimizer": "sgd", "gone.by": 1, "loss.labelSmoothing": 9}}
    """

  @Test func readsOlderFiles() throws {
    let found = try JSONDecoder().decode(Configuration.self, from: Data(older.utf8))
    #expect(
      found.generator.perceptron?.batchNorm == .all
        && found.generator.perceptron?.dropout == LayerSelection.none)
    #expect(
      found.discriminator.perceptron?.batchNorm == LayerSelection.none
        && found.discriminator.perceptron?.dropout == .all)
    #expect(
      found.generator.perceptron?.normEpsilon == 1e-5 && found.generator.initialization == .pytorch)
    #expect(
      found.generator.perceptron?.pieces == 5
        && found.generator.perceptron?.normAfterActivation == false)
    #expect(found.classes == 0 && found.packing == 1)
    #expect(found.hyperparameters[.generatorLearningRate] == 0.001)
    #expect(found.hyperparameters[.discriminatorLearningRate] == 2e-4)
    #expect(found.hyperparameters.lossKind == .hinge)
    #expect(found.hyperparameters[.discriminatorOptimizer] == 1)
    #expect(found.hyperparameters[.labelSmoothing] == 0.5, "held within its range")
  }

  @Test(arguments: ["batch", "generator", "hyperparameters", "seed"])
  func missingPartIsAnError(_ key: String) throws {
    var object = try #require(
      try JSONSerialization.jsonObject(with: Data(older.utf8)) as? [String: Any])
    object[key] = nil
    let data = try JSONSerialization.data(withJSONObject: object)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Configuration.self, from: data)
    }
  }

  /// What is computed from a configuration that was read may rely on its ranges.
  @Test(
    arguments: [
      ("packing", 0), ("packing", -1), ("packing", .max), ("batch", 0), ("batch", .max),
      ("classes", -1),
      ("classes", .max), ("threads", 0),
    ] as [(String, Int)])
  func aNumberOutOfRangeIsNotRead(_ key: String, _ value: Int) throws {
    var object = try #require(
      try JSONSerialization.jsonObject(with: Data(older.utf8)) as? [String: Any])
    object[key] = value
    let data = try JSONSerialization.data(withJSONObject: object)
    #expect(throws: EngineError.self) {
      try JSONDecoder().decode(Configuration.self, from: data)
    }
  }

  @Test func valuesOfChoicesAreWrittenByName() throws {
    var values = Hyperparameters()
    values[.loss] = 4
    let text = String(decoding: try JSONEncoder().encode(values), as: UTF8.self)
    #expect(text.contains("\"loss.kind\":\"wasserstein\""))
    #expect(try JSONDecoder().decode(Hyperparameters.self, from: Data(text.utf8)) == values)
    #expect(HyperparameterValue(.nan, of: .loss) != .name("nonSaturating"))
    #expect(HyperparameterValue(.infinity, of: .loss) != .name("nonSaturating"))
    #expect(HyperparameterValue.name("none such").number(for: .loss) == nil)
    #expect(HyperparameterValue.name("hinge").number(for: .r1) == nil)
  }

  @Test func impossibleShapesAreErrors() {
    func check(_ change: (inout Configuration) -> Void) {
      var configuration = TinyGAN.configuration()
      change(&configuration)
      #expect(throws: EngineError.self) { try configuration.check(TinyGAN.data) }
    }
    check { $0.generator.perceptron?.widths = [] }
    check { $0.generator.perceptron?.widths = [10] }
    check { $0.generator.perceptron?.widths = [10, 0, 64] }
    check { $0.generator.perceptron?.widths = [10, .max, .max, 64] }
    check { $0.generator.perceptron?.widths = [10, 8, 8, 8, 65] }
    check { $0.discriminator.perceptron?.widths = [63, 8, 8, 8, 1] }
    check { $0.discriminator.perceptron?.widths = [64, 8, 4, 3, 3] }
    check { $0.discriminator.perceptron?.widths = [64, 8, 4, 3, 0] }
    check { $0.packing = 3 }
    check { $0.packing = 0 }
    check { $0.classes = -1 }
    check { $0.classes = 9 }
    check { $0.generator.perceptron?.batchNorm = .only([4]) }
    check { $0.discriminator.perceptron?.dropout = .only([0, 5]) }
    check { $0.generator.perceptron?.normEpsilon = 0 }
    check { $0.generator.perceptron?.normMomentum = .nan }
    check { $0.discriminator.perceptron?.pieces = 1 }
    check { $0.discriminator.perceptron?.slope = -0.5 }
    check { $0.generator.perceptron?.output = .relu }
    check {
      $0.discriminator.perceptron?.batchNorm = .all
      $0.hyperparameters[.r1] = 1
    }
    check { $0.batch = 0 }
    check { $0.batch = 301 }
    check { $0.threads = -1 }
    check { $0.generator.perceptron?.slope = .nan }
  }

  @Test func initialWeightsAreUniformAsPyTorchHasThem() throws {
    let fixture = try Fixture("linear_init")
    #expect(!fixture.keys.isEmpty)
    let context = try ComputeContext(threads: 2)
    let network = Network(
      ParameterLayout(
        NetworkShape(widths: [784, 1024, 1], hidden: .relu, output: .identity)), bf16: false,
      in: context)
    network.initialize(Philox(seed: 1), .discriminatorInitialization)
    for entry in network.layout.trained where entry.count > 200 {
      let inputs = entry.name.hasPrefix("0") ? 784.0 : 1024.0
      let values = network.parameters.elements[entry.offset..<entry.offset + entry.count]
      let bound = 1 / inputs.squareRoot()
      #expect(values.allSatisfy { abs(Double($0)) <= bound })
      let square = values.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(entry.count)
      // The variance of U(−a, a) is a²/3; five standard errors of its estimate.
      let error = 5 * (4.0 / 45).squareRoot() / Double(entry.count).squareRoot()
      #expect(abs(square / (bound * bound) - 1.0 / 3) < error)
    }
  }

  @Test func hyperparametersStayInTheirRange() {
    var values = Hyperparameters()
    for parameter in Hyperparameter.allCases {
      #expect(parameter.range.contains(parameter.initial))
      values[parameter] = .infinity
      #expect(values[parameter] == parameter.range.upperBound)
      values[parameter] = .nan
      #expect(values[parameter] == parameter.range.upperBound)
    }
  }
}
