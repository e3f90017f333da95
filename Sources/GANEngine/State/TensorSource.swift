/// Finds the tensors of a checkpoint by name.
struct TensorSource {
  private let tensors: [String: NamedTensor]

  init(_ tensors: [NamedTensor]) {
    self.tensors = Dictionary(tensors.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
  }

  func has(_ name: String) -> Bool { tensors[name] != nil }

  /// Throws `EngineError.missingTensor` or `.wrongShape`.
  func floats(_ name: String, shape: [Int]) throws -> [Float] {
    guard let tensor = tensors[name] else { throw EngineError.missingTensor(name) }
    guard case .float32(let values) = tensor.values else {
      throw EngineError.wholeNumbers(tensor: name)
    }
    guard tensor.shape == shape, values.count == shape.reduce(1, *) else {
      throw EngineError.wrongShape(tensor: name, expected: shape, found: tensor.shape)
    }
    return values
  }

  /// A vector of whole numbers. Throws `EngineError.missingTensor` or `.wrongShape`.
  func integers(_ name: String) throws -> [Int] {
    guard let tensor = tensors[name], case .int64(let values) = tensor.values else {
      throw EngineError.missingTensor(name)
    }
    guard tensor.shape == [values.count] else {
      throw EngineError.wrongShape(tensor: name, expected: [values.count], found: tensor.shape)
    }
    return values.map { Int(clamping: $0) }
  }

  /// A matrix of some rows and any columns. Throws `EngineError.missingTensor` or `.wrongShape`.
  func matrix(_ name: String, rows: Int) throws -> [Float] {
    guard let tensor = tensors[name] else { throw EngineError.missingTensor(name) }
    guard tensor.shape.count == 2, tensor.shape[0] == rows else {
      throw EngineError.wrongShape(tensor: name, expected: [rows, 0], found: tensor.shape)
    }
    return try floats(name, shape: tensor.shape)
  }
}
