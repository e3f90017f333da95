/// Takes a judge's layers out of the tensors of a file, and notes what was taken.
final class JudgeTensors {
  /// The longest extent that is believed: far more than any judge needs, and no product of a few of
  /// them overflows.
  private static let widest = 4096
  private let tensors: [String: NamedTensor]
  private var taken: [String: [Float]] = [:]

  init(_ tensors: [NamedTensor]) {
    self.tensors = Dictionary(tensors.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// outputs × inputs × kernel × kernel and its bias.
  func convolution(_ name: String, inputs: Int) throws(JudgeError) -> JudgeConvolution {
    let (shape, weight) = try floats("\(name).weight", "outputs × \(inputs) × side × side") {
      $0.count == 4 && $0[1] == inputs && $0[2] == $0[3]
    }
    return JudgeConvolution(
      inputs: inputs, outputs: shape[0], kernel: shape[2], weight: weight,
      bias: try bias(name, shape[0]))
  }

  /// outputs × inputs and its bias; any inputs where nil.
  func dense(_ name: String, inputs: Int?) throws(JudgeError) -> Judge.Dense {
    let expected = inputs.map(String.init) ?? "inputs"
    let (shape, weight) = try floats("\(name).weight", "outputs × \(expected)") {
      $0.count == 2 && $0[1] == inputs ?? $0[1]
    }
    return Judge.Dense(
      inputs: shape[1], outputs: shape[0], weight: weight, bias: try bias(name, shape[0]))
  }

  /// The SHA-256 of all values taken, in the order of their names.
  var checksum: String {
    let values = taken.sorted { $0.key < $1.key }.flatMap(\.value)
    let bits = values.map { $0.bitPattern.littleEndian }
    let sum = Checksum(.sha256)
    bits.withUnsafeBytes(sum.update)
    return sum.digest
  }

  private func bias(_ name: String, _ count: Int) throws(JudgeError) -> [Float] {
    try floats("\(name).bias", "\(count)") { $0 == [count] }.values
  }

  private func floats(
    _ name: String, _ expected: String, _ fits: ([Int]) -> Bool
  ) throws(JudgeError) -> (shape: [Int], values: [Float]) {
    guard let tensor = tensors[name], case .float32(let values) = tensor.values else {
      throw .missingTensor(name)
    }
    let shape = tensor.shape
    guard shape.allSatisfy((1...Self.widest).contains), fits(shape),
      values.count == shape.reduce(1, *)
    else { throw .wrongShape(tensor: name, expected: expected, found: shape) }
    guard values.allSatisfy(\.isFinite) else { throw .notFinite(tensor: name) }
    taken[name] = values
    return (shape, values)
  }
}
