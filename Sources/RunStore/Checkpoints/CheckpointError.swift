public import GANEngine

/// Why a whole safetensors file is not a checkpoint that training can go on from.
public enum CheckpointError: Error, Equatable, CustomStringConvertible {
  /// The file has tensors but none of the settings kept beside them.
  case noSettings(path: String)
  /// Written by a version of the program that keeps its settings otherwise.
  case schema(path: String, expected: Int, found: Int)
  /// A setting is missing, of the wrong kind or out of its range.
  case setting(path: String, reason: String)

  /// Tensors are missing, of other sizes or not finite; what there is instead.
  case misfit(path: String, reason: String, tensors: [String])

  /// One line that names the file, what was expected and what was found.
  public var description: String {
    switch self {
    case .noSettings(let path):
      "\(path.asShownPath): a safetensors file, but no checkpoint of ganscope: expected \"ganscope\" "
        + "in its metadata, found none; weights alone are trained on: "
        + "ganscope train --resume \(path.asShownPath)"
    case .schema(let path, let expected, let found):
      "\(path.asShownPath): expected settings of schema \(expected), found \(found): another ganscope wrote it"
    case .misfit(let path, let reason, let tensors):
      "\(path.asShownPath): \(reason); it holds \(counted(tensors.count, "tensor"))"
        + (tensors.isEmpty ? "" : ": " + Self.excerpt(tensors))
    case .setting(let path, let reason):
      "\(path.asShownPath): the settings are damaged: \(reason)"
    }
  }

  // Enough to see what the networks are made of.
  private static func excerpt(_ tensors: [String]) -> String {
    let limit = 12
    let rest = tensors.count > limit ? ", and \(tensors.count - limit) more" : ""
    return tensors.prefix(limit).joined(separator: ", ") + rest
  }
}

extension NamedTensor {
  /// Its name and shape, e.g. `generator.0.weight [256, 100]`; control characters as escapes.
  public var words: String { "\(String(name.prefix(80)).asShownPath) \(shape)" }
}

extension ResumePoint {
  /// Does something with the state; what does not fit is said of its file.
  /// - Throws: `CheckpointError.misfit` in place of `EngineError`.
  public func naming<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as EngineError where error.isMisfit {
      throw CheckpointError.misfit(
        path: checkpoint, reason: "\(error)", tensors: state.tensors.map(\.words))
    }
  }
}

extension EngineError {
  /// Whether tensors are not what the networks need.
  fileprivate var isMisfit: Bool {
    switch self {
    case .missingTensor, .wrongShape, .wholeNumbers, .notFinite: true
    case .computeUnavailable, .unsupportedProduct, .unsupportedConvolution, .impossibleShape,
      .tooFewImages, .labelsMissing, .noSuchClass, .labelOutOfRange:
      false
    }
  }
}
