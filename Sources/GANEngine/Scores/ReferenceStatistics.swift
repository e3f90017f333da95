internal import Assets

/// What a judge sees in real digits: what generated ones are compared with where no data set is at
/// hand.
public struct ReferenceStatistics: Equatable, Sendable {
  /// The sets that come with the program.
  public enum Part: String, CaseIterable, Sendable {
    /// MNIST's 60,000 training digits, which the judge has learnt from.
    case train
    /// MNIST's 10,000 test digits, which neither judge nor generators have seen.
    case test
  }

  /// How lines of scores call it: "test10k".
  public let name: String
  /// The checksum of the judge that looked.
  public let judge: String
  /// Digits looked at.
  public let count: Int
  /// One number a feature.
  public let mean: [Double]
  /// features × features, row-major, with the divisor count − 1.
  public let covariance: [Double]
  /// Digits of each class.
  public let classCounts: [Int]
  /// classes × features, row-major.
  public let classMeans: [Float]
  /// The trace of each class's own covariance, with the divisor count − 1.
  public let classVariances: [Double]
  /// The features of some of the digits, spread over the set: rows × features, row-major, rounded
  /// to bf16; empty where none are kept.
  public let points: [Float]
  /// The class of each of these.
  public let pointLabels: [UInt8]

  /// What is compiled into the program. Throws `SafeTensorsError` or `EngineError`.
  public static func embedded(_ part: Part) throws -> ReferenceStatistics {
    let file = try EmbeddedTensors(JudgeFiles.reference, name: JudgeFiles.referenceName)
    return try ReferenceStatistics(part, tensors: file.tensors, metadata: file.metadata)
  }

  init(_ part: Part, tensors: [NamedTensor], metadata: [String: String]) throws {
    let source = TensorSource(tensors)
    let prefix = part.rawValue
    classCounts = try source.integers("\(prefix).classCounts")
    let means = try source.matrix("\(prefix).classMeans", rows: classCounts.count)
    let features = means.count / max(classCounts.count, 1)
    classMeans = means
    count = classCounts.reduce(0, +)
    mean = try source.floats("\(prefix).mean", shape: [features]).map(Double.init)
    covariance = try source.floats("\(prefix).covariance", shape: [features, features])
      .map(Double.init)
    classVariances = try source.floats("\(prefix).classVariances", shape: [classCounts.count])
      .map(Double.init)
    pointLabels =
      source.has("\(prefix).labels")
      ? try source.integers("\(prefix).labels").map(UInt8.init(clamping:)) : []
    points =
      pointLabels.isEmpty
      ? [] : try source.floats("\(prefix).points", shape: [pointLabels.count, features])
    judge = metadata["judge"] ?? ""
    name = "\(prefix)\(count / 1000)k"
  }
}
