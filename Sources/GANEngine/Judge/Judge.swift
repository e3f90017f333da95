internal import Assets

/// A small convolutional net that tells digits apart and whose features quality is measured on:
/// 5×5 convolution, ReLU, 2×2 maximum, the same again, a dense layer whose linear outputs are the
/// features, ReLU, and a dense layer to the classes' logits.
///
/// Only the weights; `JudgePass` computes with them.
public struct Judge: Equatable, Sendable {
  /// A dense layer: outputs × inputs and outputs.
  struct Dense: Equatable {
    let inputs: Int
    let outputs: Int
    let weight: [Float]
    let bias: [Float]
  }

  /// The beginning of the SHA-256 of the weights, 8 hexadecimal digits: scores compare only where
  /// it is the same.
  public var hash: String { String(checksum.prefix(8)) }
  /// All of it: of the values in the order of their tensors' names, little-endian.
  public let checksum: String
  /// The share of MNIST's test digits that it names right, as its file says; nil where it does not.
  public let accuracy: Double?
  /// Height and width of the images it looks at.
  public let side: Int
  let convolutions: [JudgeConvolution]
  let features: Dense
  let classes: Dense

  /// Numbers an image is described with.
  public var featureCount: Int { features.outputs }
  /// Classes told apart.
  public var classCount: Int { classes.outputs }

  /// The judge that is compiled into the program. Throws `SafeTensorsError` or `JudgeError` where
  /// its file is damaged.
  public static func embedded() throws -> Judge {
    let file = try EmbeddedTensors(JudgeFiles.weights, name: JudgeFiles.weightsName)
    return try Judge(tensors: file.tensors, metadata: file.metadata)
  }

  /// A judge from the tensors of a file: `conv1`, `conv2`, `features` and `classes`, each with
  /// `.weight` and `.bias` as PyTorch has them. Any widths and square filters will do. `metadata`
  /// may have `accuracy` and `sha256`. Throws `JudgeError` where a tensor is missing, has an
  /// impossible shape or a value that is not finite, and where `sha256` is not that of the tensors.
  public init(tensors: [NamedTensor], metadata: [String: String]) throws(JudgeError) {
    let source = JudgeTensors(tensors)
    let first = try source.convolution("conv1", inputs: 1)
    let second = try source.convolution("conv2", inputs: first.outputs)
    features = try source.dense("features", inputs: nil)
    classes = try source.dense("classes", inputs: features.outputs)
    let places = features.inputs / second.outputs
    let pooled = Int(Double(places).squareRoot().rounded())
    guard pooled > 0, pooled * pooled * second.outputs == features.inputs else {
      throw .wrongShape(
        tensor: "features.weight", expected: "features × \(second.outputs)·side²",
        found: [features.outputs, features.inputs])
    }
    let middle = second.side(pooledTo: pooled)
    side = first.side(pooledTo: middle)
    convolutions = [first.over(side: side), second.over(side: middle)]
    checksum = source.checksum
    accuracy = metadata["accuracy"].flatMap(Double.init)
    if let expected = metadata["sha256"], expected != checksum {
      throw .damaged(expected: expected, found: checksum)
    }
  }
}

extension Judge {
  /// Data sets whose images the embedded judge knows: it has learnt from MNIST's digits, and the
  /// program's own are of the same kind.
  public static let knownData: Set<String> = ["MNIST", EmbeddedDigits.name]

  /// Why the embedded judge has no say on images of that size, made by a generator that has learnt
  /// from `data` (nil where that is not known); nil where it has.
  public static func refusal(data: String?, height: Int, width: Int) -> String? {
    if let data, !knownData.contains(data) {
      return "the embedded judge knows MNIST's digits, not \(data)"
    }
    guard (height, width) == (28, 28) else {
      return "the embedded judge looks at images of 28×28, found \(height)×\(width)"
    }
    return nil
  }
}

/// What a judge sees in some images.
public struct Judgement: Equatable, Sendable {
  /// Images looked at.
  public let count: Int
  /// `count × featureCount`, row-major.
  public var features: [Float]
  /// `count × classCount`, row-major.
  public var logits: [Float]
}
