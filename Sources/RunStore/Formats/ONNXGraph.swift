import Foundation
import GANEngine

/// The nodes and tensors of a generator, built module by module. Vectors are batch × numbers, images
/// batch × channels × height × width.
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
    }
    addInput(configuration)
    let modules = configuration.generatorModules
    for module in modules { try add(module) }
    let extent = configuration.generator.output
    if extent.isVector, let last = graph.node.indices.last {
      graph.node[last].output[0] = "image"
    } else {
      // Pixel after pixel, as the engine lays channels into a row.
      if extent.channels > 1 {
        add("Transpose", [value], to: "pixels", [.integers("perm", [0, 2, 3, 1])])
      }
      add("Reshape", [value, shape([-1, state.imageHeight * state.imageWidth])], to: "image")
    }
  }

  // Latents and classes as the first module takes them.
  private mutating func addInput(_ configuration: Configuration) {
    let extent = configuration.generator.input
    if extent.isVector {
      guard configuration.classes > 0 else { return }
      add("Concat", ["latent", "label"], to: "latentAndLabel", [.integer("axis", 1)])
      return
    }
    let pixels = [-1, extent.height, extent.width, extent.channels]
    add("Reshape", ["latent", shape(pixels)], to: "latentPixels")
    add("Transpose", ["latentPixels"], to: "latentImage", [.integers("perm", [0, 3, 1, 2])])
    guard configuration.classes > 0 else { return }
    add("Reshape", ["label", shape([-1, configuration.classes, 1, 1])], to: "labelPixel")
    add("Expand", ["labelPixel", shape([1, 1, extent.height, extent.width])], to: "labelPlanes")
    add("Concat", ["latentImage", "labelPlanes"], to: "latentAndLabel", [.integer("axis", 1)])
  }

  private mutating func add(_ module: SequentialModule) throws {
    let output = "\(module.path).output"
    switch module.layer {
    case .linear: try addLinear(module)
    case .conv(let window): try addConvolution("Conv", module, window)
    case .convTransposed(let window): try addConvolution("ConvTranspose", module, window)
    case .upsample(let factor):
      addImage(module)
      let scales = addConstant(
        "\(module.path).scales", [1, 1, Float(factor), Float(factor)], shape: [4])
      add(
        "Resize", [value, "", scales], to: output,
        [
          .text("mode", "nearest"), .text("coordinate_transformation_mode", "asymmetric"),
          .text("nearest_mode", "floor"),
        ])
      addVector(module)
    case .reshape, .flatten:
      let extent = module.output
      let axes =
        extent.isVector ? [extent.channels] : [extent.channels, extent.height, extent.width]
      add("Reshape", [value, shape([-1] + axes)], to: output)
    case .residual:
      let before = value
      for inner in module.inner { try add(inner) }
      add("Add", [before, value], to: output)
    case .recurrent(let units, let recurrence):
      try addRecurrent(module, units: units, recurrence)
    case .batchNorm(let epsilon, _):
      let parameters = try ["weight", "bias", "running_mean", "running_var"].map {
        try addTensor("\(module.path).\($0)", shape: [module.input.channels])
      }
      add("BatchNormalization", [value] + parameters, to: output, [.number("epsilon", epsilon)])
    case .activation(let activation, let slope):
      let isLeaky = activation == .leakyRelu
      add(Self.name(of: activation), [value], to: output, isLeaky ? [.number("alpha", slope)] : [])
    case .maxout(let pieces):
      let extent = module.output
      let axes = extent.isVector ? [] : [extent.height, extent.width]
      add("Reshape", [value, shape([-1, extent.channels, pieces] + axes)], to: "\(output).pieces")
      add("ReduceMax", [value], to: output, [.integers("axes", [2]), .integer("keepdims", 0)])
    // Dropout does nothing outside training; a generator has no deviation.
    case .dropout, .deviation: return
    }
  }

  private mutating func addLinear(_ module: SequentialModule) throws {
    let output = "\(module.path).output"
    let (inputs, outputs) =
      module.input.isVector
      ? (module.input.count, module.output.count) : (module.input.width, module.output.width)
    let weight = try addTensor("\(module.path).weight", shape: [outputs, inputs])
    let bias = try addTensor("\(module.path).bias", shape: [outputs])
    if module.input.isVector {
      add("Gemm", [value, weight, bias], to: output, [.integer("transB", 1)])
    } else {
      add(
        "Transpose", [weight], to: "\(weight).transposed", [.integers("perm", [1, 0])], of: value)
      add("MatMul", [value, "\(weight).transposed"], to: "\(output).product")
      add("Add", [value, bias], to: output)
    }
  }

  private mutating func addConvolution(
    _ type: String, _ module: SequentialModule, _ window: Window
  ) throws {
    let (kernel, padding) = (Int64(window.kernel), Int64(window.padding))
    let ends =
      type == "Conv"
      ? [window.channels, module.input.channels] : [module.input.channels, window.channels]
    let weight = try addTensor(
      "\(module.path).weight", shape: ends + [window.kernel, window.kernel])
    let bias = try addTensor("\(module.path).bias", shape: [window.channels])
    addImage(module)
    add(
      type, [value, weight, bias], to: "\(module.path).output",
      [
        .integers("kernel_shape", [kernel, kernel]),
        .integers("strides", [Int64(window.stride), Int64(window.stride)]),
        .integers("pads", [padding, padding, padding, padding]),
      ])
    addVector(module)
  }

  // A vector as the one pixel that a window moves over.
  private mutating func addImage(_ module: SequentialModule) {
    guard module.input.isVector else { return }
    add("Reshape", [value, shape([-1, module.input.channels, 1, 1])], to: "\(module.path).pixel")
  }

  // An image of one pixel as a vector.
  private mutating func addVector(_ module: SequentialModule) {
    guard module.output.isVector else { return }
    add("Reshape", [value, shape([-1, module.output.channels])], to: "\(module.path).vector")
  }

  // PyTorch's unit, whose gates lie r, z, n; ONNX has them z, r, n, and time as the first axis.
  private mutating func addRecurrent(
    _ module: SequentialModule, units: Int, _ recurrence: Recurrence
  ) throws {
    let path = module.path
    let columns: Int
    switch recurrence {
    case .writes(let steps):
      columns = module.input.count
      let axes = addConstant("\(path).first", [Int64(0)], shape: [1])
      add("Unsqueeze", [value, axes], to: "\(path).once")
      add("Expand", [value, shape([steps, 1, 1])], to: "\(path).steps")
    case .reads, .rewrites:
      columns = module.input.width
      add("Reshape", [value, shape([-1, module.input.height, columns])], to: "\(path).rows")
      add("Transpose", [value], to: "\(path).steps", [.integers("perm", [1, 0, 2])])
    }
    func gates(_ name: String, _ shape: [Int]) throws -> [Float] {
      let values = try floats("\(path).\(name)", shape: shape)
      let block = values.count / 3
      return Array(values[block..<2 * block] + values[..<block] + values[(2 * block)...])
    }
    let inputWeight = addConstant(
      "\(path).weight_ih_l0", try gates("weight_ih_l0", [3 * units, columns]),
      shape: [1, 3 * units, columns])
    let stateWeight = addConstant(
      "\(path).weight_hh_l0", try gates("weight_hh_l0", [3 * units, units]),
      shape: [1, 3 * units, units])
    let bias = addConstant(
      "\(path).bias",
      try gates("bias_ih_l0", [3 * units]) + gates("bias_hh_l0", [3 * units]),
      shape: [1, 6 * units])
    let (all, last) = ("\(path).states", "\(path).state")
    add(
      "GRU", [value, inputWeight, stateWeight, bias], to: all,
      [.integer("hidden_size", Int64(units)), .integer("linear_before_reset", 1)], and: [last])
    if recurrence == .reads {
      add("Reshape", [last, shape([-1, units])], to: "\(path).output")
    } else {
      add("Transpose", [all], to: "\(path).output", [.integers("perm", [2, 1, 0, 3])])
    }
  }

  // `kept`: what the next node takes instead of the output.
  private mutating func add(
    _ type: String, _ inputs: [String], to output: String,
    _ attributes: [Onnx_AttributeProto] = [], and others: [String] = [], of kept: String? = nil
  ) {
    var node = Onnx_NodeProto()
    node.name = "\(type).\(graph.node.count)"
    node.opType = type
    node.input = inputs
    node.output = [output] + others
    node.attribute = attributes
    graph.node.append(node)
    value = kept ?? output
  }

  private mutating func addTensor(_ name: String, shape: [Int]) throws -> String {
    addConstant(name, try floats(name, shape: shape), shape: shape)
  }

  private mutating func addConstant(_ name: String, _ values: [Float], shape: [Int]) -> String {
    addConstant(name, values, shape, .float)
  }

  private mutating func addConstant(_ name: String, _ values: [Int64], shape: [Int]) -> String {
    addConstant(name, values, shape, .int64)
  }

  private mutating func addConstant<Value>(
    _ name: String, _ values: [Value], _ shape: [Int], _ type: Onnx_TensorProto.DataType
  ) -> String {
    var tensor = Onnx_TensorProto()
    tensor.name = name
    tensor.dims = shape.map(Int64.init)
    tensor.dataType = Int32(type.rawValue)
    tensor.rawData = values.withUnsafeBytes { Data($0) }
    graph.initializer.append(tensor)
    return name
  }

  // A shape as an operator takes it; −1 is whatever is left.
  private mutating func shape(_ axes: [Int]) -> String {
    addConstant("shape.\(graph.initializer.count)", axes.map(Int64.init), shape: [axes.count])
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

  private static func name(of activation: Activation) -> String {
    switch activation {
    // The largest piece is taken by a module of its own.
    case .identity, .maxout: "Identity"
    case .relu: "Relu"
    case .leakyRelu: "LeakyRelu"
    case .tanh: "Tanh"
    case .sigmoid: "Sigmoid"
    }
  }

  /// fp32, any number of rows.
  private static func matrix(_ name: String, columns: Int) -> Onnx_ValueInfoProto {
    var dimensions = [Onnx_TensorShapeProto.Dimension](repeating: .init(), count: 2)
    dimensions[0].dimParam = "batch"
    dimensions[1].dimValue = Int64(columns)
    var info = Onnx_ValueInfoProto()
    info.name = name
    info.type.tensorType.elemType = Int32(Onnx_TensorProto.DataType.float.rawValue)
    info.type.tensorType.shape.dim = dimensions
    return info
  }
}
