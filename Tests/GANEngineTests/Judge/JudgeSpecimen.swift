@testable import GANEngine

/// Tensors of a judge with small made-up weights.
struct JudgeSpecimen {
  var first = 2
  var second = 3
  var kernel = 5
  var pooled = 4
  var features = 6
  var classes = 10

  var tensors: [NamedTensor] {
    [
      tensor("conv1.weight", [first, 1, kernel, kernel]), tensor("conv1.bias", [first]),
      tensor("conv2.weight", [second, first, kernel, kernel]), tensor("conv2.bias", [second]),
      tensor("features.weight", [features, second * pooled * pooled]),
      tensor("features.bias", [features]),
      tensor("classes.weight", [classes, features]), tensor("classes.bias", [classes]),
    ]
  }

  func judge() throws -> Judge { try Judge(tensors: tensors, metadata: [:]) }

  private func tensor(_ name: String, _ shape: [Int]) -> NamedTensor {
    let count = shape.reduce(1, *)
    return NamedTensor(
      name: name, shape: shape, values: .float32((0..<count).map { Float($0 % 7) / 50 - 0.05 }))
  }
}
