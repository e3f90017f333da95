import CAssets

/// The judge of quality and what it sees in MNIST, both as safetensors files.
public enum JudgeFiles {
  /// What messages call the file of the judge's weights.
  public static let weightsName = "judge.safetensors"
  /// What messages call the file of what it sees in MNIST.
  public static let referenceName = "judge-reference.safetensors"

  /// The bytes of the weights, valid while the program runs.
  public static var weights: UnsafeRawBufferPointer {
    let file = cassets_judge()
    return UnsafeRawBufferPointer(start: file.bytes, count: file.count)
  }

  /// The bytes of the reference, valid while the program runs.
  public static var reference: UnsafeRawBufferPointer {
    let file = cassets_judge_reference()
    return UnsafeRawBufferPointer(start: file.bytes, count: file.count)
  }
}
