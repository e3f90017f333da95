/// Why a whole safetensors file is not a checkpoint that training can go on from.
public enum CheckpointError: Error, Equatable, CustomStringConvertible {
  /// The file has tensors but none of the settings kept beside them.
  case noSettings(path: String)
  /// Written by a version of the program that keeps its settings otherwise.
  case schema(path: String, expected: Int, found: Int)
  /// A setting is missing, of the wrong kind or out of its range.
  case setting(path: String, reason: String)

  /// One line that names the file, what was expected and what was found.
  public var description: String {
    switch self {
    case .noSettings(let path):
      "\(path): a safetensors file, but no checkpoint of ganscope: "
        + "expected \"ganscope\" in its metadata, found none"
    case .schema(let path, let expected, let found):
      "\(path): expected settings of schema \(expected), found \(found): another ganscope wrote it"
    case .setting(let path, let reason):
      "\(path): the settings are damaged: \(reason)"
    }
  }
}
