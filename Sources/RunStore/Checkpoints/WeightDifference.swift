public import GANEngine

/// How far the weights of two states lie apart in one network.
public struct WeightDifference: Equatable, Sendable, Encodable {
  /// `generator`, `discriminator` or `generatorAverage`.
  public let network: String
  /// The tensor with the largest difference.
  public let tensor: String
  /// The largest absolute difference of two numbers; infinite where the tensors are not alike.
  public let largest: Float

  /// One for each network, in the order of their names.
  public static func all(
    between first: TrainerState, and second: TrainerState
  ) -> [WeightDifference] {
    let others = Dictionary(second.weights.map { ($0.name, $0) }) { first, _ in first }
    var found: [String: WeightDifference] = [:]
    for tensor in first.weights {
      let network = String(tensor.name.prefix { $0 != "." })
      let difference = WeightDifference(
        network: network, tensor: tensor.name, largest: largest(tensor, others[tensor.name]))
      if let known = found[network], known.largest >= difference.largest { continue }
      found[network] = difference
    }
    return found.values.sorted { $0.network < $1.network }
  }

  private static func largest(_ first: NamedTensor, _ second: NamedTensor?) -> Float {
    guard let second, first.shape == second.shape else { return .infinity }
    switch (first.values, second.values) {
    case (.float32(let left), .float32(let right)):
      return zip(left, right).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
    case (.int64(let left), .int64(let right)): return left == right ? 0 : .infinity
    case (.float32, .int64), (.int64, .float32): return .infinity
    }
  }
}
