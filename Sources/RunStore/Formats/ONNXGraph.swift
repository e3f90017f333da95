import Foundation
import GANEngine

/// The nodes and tensors of a generator, built module by module.
struct ONNXGraph {
  private(set) var graph = Onnx_GraphProto()
  private let tensors: [String: NamedTensor]
  private let weights: ImageGenerator.Weights
  /// The value that the next module takes.
  private var value = "latent"

  init(_ state: TrainerState, weights: ImageGenerator.Weights) throws {
    tensors = Dictionary(state.tensors.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    self.weights = weights
    let configuration = state.configuration
    graph.name = "generator"
    graph.input = [Self.matrix("latent", columns: configuration.latentDimension)]
    graph.output = [Self.matrix("image", columns: state.imageHeight * state.imageWidth)]
    if configuration.classes > 0 {
      graph.input.append(Self.matrix("label", columns: configuration.classes))
      add("Concat", ["latent", "label"], to: "latentAndLabel", [Self.integer("axis", 1)])
    }
    let modules = configuration.generatorModules
    for module in modules { try add(module, to: module == modules.last ? "image" : nil) }
  }

  private mutating func add(_ module: SequentialModule, to output: String?) throws {
    let output = output ?? "\(module.index).output"
    switch module.layer {
    case .linear(let outputs):
      let weight = try addTensor(
        "\(module.index).weight", shape: [outputs, module.input.count])
      let bias = try addTensor("\(module.index).bias", shape: [outputs])
      add("Gemm", [value, weight, bias], to: output, [Self.integer("transB", 1)])
    case .batchNorm(let epsilon, _):
      let parameters = try ["weight", "bias", "running_mean", "running_var"].map {
        try addTensor("\(module.index).\($0)", shape: [module.input.channels])
      }
      add("BatchNormalization", [value] + parameters, to: output, [Self.number("epsilon", epsilon)])
    case .activation(let activation, let slope):
      let isLeaky = activation == .leakyRelu
      add(
        try Self.name(of: activation), [value], to: output,
        isLeaky ? [Self.number("alpha", slope)] : [])
    case .maxout: throw ONNXExport.Failure.activation(.maxout)
    // Dropout does nothing outside training; a generator has no deviation.
    case .dropout, .deviation: return
    }
  }

  private mutating func add(
    _ type: String, _ inputs: [String], to output: String, _ attributes: [Onnx_AttributeProto]
  ) {
    var node = Onnx_NodeProto()
    node.name = "\(type).\(graph.node.count)"
    node.opType = type
    node.input = inputs
    node.output = [output]
    node.attribute = attributes
    graph.node.append(node)
    value = output
  }

  private mutating func addTensor(_ name: String, shape: [Int]) throws -> String {
    var tensor = Onnx_TensorProto()
    tensor.name = name
    tensor.dims = shape.map(Int64.init)
    tensor.dataType = Self.float
    tensor.rawData = try floats(name, shape: shape).withUnsafeBytes { Data($0) }
    graph.initializer.append(tensor)
    return name
  }

  private func floats(_ name: String, shape: [Int]) throws -> [Float] {
    // Batch norm's running statistics are those of the weights as trained, as in `ImageGenerator`.
    let isAverage = weights == .average && !name.contains("running_")
    let path = "\(isAverage ? "generatorAverage" : "generator").\(name)"
    guard let tensor = tensors[path], case .float32(let values) = tensor.values else {
      throw EngineError.missingTensor(path)
    }
    guard tensor.shape == shape, values.count == shape.reduce(1, *) else {
      throw EngineError.wrongShape(tensor: path, expected: shape, found: tensor.shape)
    }
    return values
  }

  private static func name(of activation: Activation) throws(ONNXExport.Failure) -> String {
    switch activation {
    case .identity: "Identity"
    case .relu: "Relu"
    case .leakyRelu: "LeakyRelu"
    case .tanh: "Tanh"
    case .sigmoid: "Sigmoid"
    case .maxout: throw .activation(activation)
    }
  }

  private static let float = Int32(Onnx_TensorProto.DataType.float.rawValue)

  /// fp32, any number of rows.
  private static func matrix(_ name: String, columns: Int) -> Onnx_ValueInfoProto {
    var dimensions = [Onnx_TensorShapeProto.Dimension](repeating: .init(), count: 2)
    dimensions[0].dimParam = "batch"
    dimensions[1].dimValue = Int64(columns)
    var info = Onnx_ValueInfoProto()
    info.name = name
    info.type.tensorType.elemType = float
    info.type.tensorType.shape.dim = dimensions
    return info
  }

  private static func integer(_ name: String, _ value: Int64) -> Onnx_AttributeProto {
    var attribute = Onnx_AttributeProto()
    attribute.name = name
    attribute.type = .int
    attribute.i = value
    return attribute
  }

  private static func number(_ name: String, _ value: Float) -> Onnx_AttributeProto {
    var attribute = Onnx_AttributeProto()
    attribute.name = name
    attribute.type = .float
    attribute.f = value
    return attribute
  }
}
