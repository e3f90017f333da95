/// A tensor with the name and shape it has in a checkpoint.
public struct NamedTensor: Equatable, Sendable {
  /// The values, row-major, by their type.
  public enum Values: Equatable, Sendable {
    case float32([Float])
    case int64([Int64])
  }

  /// Dotted path, e.g. `generator.0.weight`.
  public let name: String
  /// Row-major extents; empty for a scalar.
  public let shape: [Int]
  /// As many values as the product of `shape`.
  public let values: Values

  /// A tensor; the product of `shape` is the number of values.
  public init(name: String, shape: [Int], values: Values) {
    self.name = name
    self.shape = shape
    self.values = values
  }
}
