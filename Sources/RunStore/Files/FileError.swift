import Foundation
import GANEngine

/// A file operation the system refused, in words that fit one line.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// What was tried.
  public enum Action: String, Sendable {
    case create, open, read, write, replace, list
  }

  /// What was to be done.
  public let action: Action
  /// The file or folder, as it was named.
  public let path: String
  /// The system's reason, as in `errno`.
  public let code: Int32

  /// A refusal with its `errno`.
  public init(_ action: Action, _ path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
  }

  /// E.g. "cannot write runs/a/run.json: No space left on device".
  public var description: String {
    "cannot \(action.rawValue) \(path.asShownPath): \(String(cString: strerror(code)))"
  }
}
