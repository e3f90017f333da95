import Foundation
import GANEngine
import Testing

@testable import RunStore

@Suite struct ONNXExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let count = 9

  /// Writes the model, latents, one-hot labels and our own outputs for a reader.
  private func export(_ state: TrainerState, _ weights: ImageGenerator.Weights) throws {
    try ONNXExport.write(state, weights: weights, version: "0", to: folder.file("g.onnx"))
    let (latents, labels) = DrawnState.inputs(state.configuration, count: Self.count)
    let outputs = try ImageGenerator(state, weights: weights, threads: 2)
      .outputs(latents: latents, labels: labels)
    let classes = state.configuration.classes
    let oneHot = labels.flatMap { label in (0..<classes).map { $0 == Int(label) ? 1 : 0 as Float } }
    for (name, values) in [("latent", latents), ("label", oneHot), ("image", outputs)] {
      let bytes = values.withUnsafeBytes { Data($0) }
      try bytes.write(to: URL(fileURLWithPath: folder.file(name)))
    }
  }

  @Test(
    .enabled(if: Python.isWanted, "\(Python.missing)"),
    arguments: [
      "balanced", "article", "dense128", "conditional", "pytorch-gan", "conv", "conv-conditional",
      "dcgan", "rnn",
    ])
  func onnxruntimeGivesOurOutputs(preset name: String) throws {
    let preset = try #require(Preset.named(name))
    try export(DrawnState.state(of: preset), .average)
    #expect(try difference().map { $0 < 1e-5 } == true)
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"), arguments: ListedGenerator.all)
  func onnxruntimeGivesOurOutputs(of generator: ListedGenerator) throws {
    try export(generator.state, .average)
    let difference = try difference()
    #expect(difference.map { $0 < 1e-5 } == true, "\(difference ?? .nan)")
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"), arguments: [2, 5])
  func maxoutPerceptronsAreExported(pieces: Int) throws {
    var configuration = Preset.standard.configuration
    configuration.generator.perceptron?.hidden = .maxout
    configuration.generator.perceptron?.batchNorm = LayerSelection.none
    configuration.generator.perceptron?.pieces = pieces
    try export(DrawnState.state(of: configuration), .average)
    #expect(try difference().map { $0 < 1e-5 } == true)
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func theTrainedWeightsAreThere() throws {
    try export(DrawnState.state(of: .standard), .trained)
    #expect(try difference().map { $0 < 1e-5 } == true)
    // Other weights give other images.
    try ONNXExport.write(
      DrawnState.state(of: .standard), weights: .average, version: "0", to: folder.file("g.onnx"))
    #expect(try difference().map { $0 > 0.1 } == true)
  }

  /// The largest difference between onnxruntime's outputs and ours, by a model that the checker
  /// takes, for the whole batch and for one row.
  private func difference() throws -> Double? {
    let output = try Python.run(
      """
      import sys, numpy, onnx, onnxruntime
      folder = sys.argv[1]
      onnx.checker.check_model(onnx.load(folder + "/g.onnx"), full_check=True)
      session = onnxruntime.InferenceSession(folder + "/g.onnx",
                                             providers=["CPUExecutionProvider"])
      given = {i.name: numpy.fromfile(folder + "/" + i.name, "float32").reshape(-1, i.shape[1])
               for i in session.get_inputs()}
      ours = numpy.fromfile(folder + "/image", "float32").reshape(\(Self.count), -1)
      theirs = session.run(["image"], given)[0]
      first = session.run(["image"], {name: rows[:1] for name, rows in given.items()})[0]
      assert theirs.shape == ours.shape and first.shape == ours[:1].shape
      assert ours.std() > 0.1
      print(max(abs(theirs - ours).max(), abs(first - ours[:1]).max()))
      """, folder.path)
    return output.split(separator: "\n").last.flatMap { Double($0) }
  }

  @Test(.enabled(if: Python.isWanted, "\(Python.missing)"))
  func theModelTellsWhatItIs() throws {
    try export(DrawnState.state(of: try #require(Preset.named("conditional"))), .average)
    let output = try Python.run(
      """
      import sys, onnx
      m = onnx.load(sys.argv[1])
      print(m.producer_name, m.producer_version, m.ir_version,
            [(o.domain, o.version) for o in m.opset_import])
      print(*(f"{p.key}={p.value}" for p in m.metadata_props))
      def shape(v): return [d.dim_param or d.dim_value for d in v.type.tensor_type.shape.dim]
      print({v.name: shape(v) for v in [*m.graph.input, *m.graph.output]})
      print(*(n.op_type for n in m.graph.node))
      """, folder.file("g.onnx"))
    #expect(
      output == """
        ganscope 0 7 [('', 13)]
        preset=conditional seed=0 step=42 weights=average imageHeight=28 imageWidth=28 \
        background=-1 ink=1 classes=10 latentDistribution=normal latentMean=0.0 \
        latentDeviation=1.0
        {'latent': ['batch', 100], 'label': ['batch', 10], 'image': ['batch', 784]}
        Concat Gemm BatchNormalization LeakyRelu Gemm BatchNormalization LeakyRelu Gemm \
        BatchNormalization LeakyRelu Gemm Tanh

        """)
  }

  @Test func tensorsThatDoNotFitAreAnError() throws {
    var state = DrawnState.state(of: .standard)
    state.tensors.removeAll { $0.name == "generatorAverage.0.bias" }
    #expect(throws: EngineError.missingTensor("generatorAverage.0.bias")) {
      try ONNXExport.model(of: state, version: "0")
    }
    state.tensors.append(
      NamedTensor(name: "generatorAverage.0.bias", shape: [1], values: .float32([0])))
    #expect(
      throws: EngineError.wrongShape(
        tensor: "generatorAverage.0.bias", expected: [256], found: [1])
    ) { try ONNXExport.model(of: state, version: "0") }
  }
}
