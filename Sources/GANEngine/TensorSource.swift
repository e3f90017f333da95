/// Finds the tensors of a checkpoint by name.
struct TensorSource {
  private let tensors: [String: NamedTensor]

  init(_ tensors: [NamedTensor]) {
    self.tensors = Dictionary(tensors.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
  }

  func has(_ name: String) -> Bool { tensors[name] != nil }

  /// Throws `EngineError.missingTensor` or `.wrongShape`.
  func floats(_ name: String, shape: [Int]) throws -> [Float] {
    guard let tensor = tensors[name], case .float32(let values) = tensor.values else {
      throw EngineError.missingTensor(name)
    }
    guard tensor.shape == shape, values.count == shape.reduce(1, *) else {
      throw EngineError.wrongShape(tensor: name, expected: shape, found: tensor.shape)
    }
    return values
  }
}
