/// Why a file is not a safetensors file that can be read, or contents cannot be written as one.
public struct SafeTensorsError: Error, Equatable, CustomStringConvertible {
  /// What is wrong with it.
  public enum Problem: Error, Equatable, Sendable {
    /// Another kind of file altogether.
    case otherFile(FileKind)
    /// The file ends before its header does.
    case cutHeader(expected: Int, found: Int)
    /// The file ends early, or goes on after its last tensor.
    case length(expected: Int, found: Int)
    /// The header would reach past `limit` bytes.
    case headerLength(limit: Int, found: UInt64)
    /// The header is not the JSON the format asks for.
    case header(reason: String)
    /// Two tensors bear one name.
    case duplicateName
    /// The extents' product is more values than fit memory.
    case shape(tensor: String, [Int])
    /// A tensor's bytes do not start where the one before ended, or end before they start.
    case offsets(tensor: String, expectedStart: Int, found: [Int])
    /// A tensor's bytes are not as many as its type and shape need.
    case tensorLength(tensor: String, expected: Int, found: Int)
    /// A type of element that cannot be read here.
    case elementType(tensor: String, found: String)
  }

  /// The file, as it was named.
  public let path: String
  /// What is wrong with it.
  public let problem: Problem

  /// A problem and the file that has it.
  public init(_ path: String, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// One line that names the file, what was expected and what was found.
  public var description: String { "\(path.asShownPath): \(problem)" }
}

extension SafeTensorsError.Problem: CustomStringConvertible {
  /// What was found and what was expected.
  public var description: String {
    switch self {
    case .otherFile(let kind):
      "expected a safetensors file, found \(kind.found(insteadOf: .weights))"
    case .cutHeader(let expected, let found):
      "expected \(expected) bytes of header alone, found \(counted(found, "byte")) in all: "
        + "a file copied or downloaded in part"
    case .length(let expected, let found):
      "expected \(expected) bytes, found \(found)"
        + (found < expected ? ": a file copied or downloaded in part" : "")
    case .headerLength(let limit, let found):
      "expected a header of 2 to \(limit) bytes, found \(found): no safetensors file, or damaged"
    case .header(let reason):
      "the safetensors header is damaged: \(reason)"
    case .duplicateName:
      "the safetensors header is damaged: two tensors bear the same name"
    case .shape(let tensor, let shape):
      "tensor \(Self.quoted(tensor)) has the impossible shape \(shape)"
    case .offsets(let tensor, let expectedStart, let found):
      "tensor \(Self.quoted(tensor)): expected offsets from \(expectedStart) on, found \(found)"
    case .tensorLength(let tensor, let expected, let found):
      "tensor \(Self.quoted(tensor)): expected \(expected) bytes for its shape, found \(found)"
    case .elementType(let tensor, let found):
      "tensor \(Self.quoted(tensor)): expected floats of 16, 32 or 64 bits or whole numbers, found \(Self.quoted(found))"
    }
  }

  /// Names come from the file: no control character of theirs may reach the terminal.
  private static func quoted(_ name: String) -> String { String(name.prefix(60)).debugDescription }
}
