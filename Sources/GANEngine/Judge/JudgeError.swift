/// Why tensors are no judge.
public enum JudgeError: Error, Equatable, Sendable {
  /// A tensor is missing, or no floats.
  case missingTensor(String)
  /// A tensor does not fit those before it.
  case wrongShape(tensor: String, expected: String, found: [Int])
  /// The weights are not those that their checksum was taken of.
  case damaged(expected: String, found: String)
  /// A weight is not finite.
  case notFinite(tensor: String)
}

extension JudgeError: CustomStringConvertible {
  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .missingTensor(let name):
      "a judge needs a tensor \(name): see Tests/Scripts/train_judge.py"
    case .wrongShape(let tensor, let expected, let found):
      "the judge's tensor \(tensor) should have shape \(expected), found \(found)"
    case .damaged(let expected, let found):
      "the judge's weights are damaged: expected SHA-256 \(expected), found \(found)"
    case .notFinite(let tensor):
      "the judge's tensor \(tensor) holds a value that is not finite"
    }
  }
}
