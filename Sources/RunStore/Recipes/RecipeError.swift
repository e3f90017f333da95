import Foundation
import GANEngine

/// Why a file is no recipe that can be trained.
public struct RecipeError: Error, Equatable, CustomStringConvertible {
  /// The file, as it was named.
  public let path: String
  /// What was found, where, and what was expected.
  public let reason: String

  /// One line.
  public var description: String { "\(path.asShownPath): \(reason.asShown)" }

  init(_ path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }

  init(_ error: FileError) {
    let reason =
      switch error.code {
      case EISDIR:
        "a folder; expected the file of a recipe, as 'ganscope presets NAME --json' prints"
      case ENOTSUP: "a pipe or a device; write the recipe to a file first"
      case EFBIG:
        "larger than a megabyte; expected a recipe, as 'ganscope presets NAME --json' prints"
      case ENOENT: "there is no such file; what 'ganscope presets' lists is named by --preset"
      default: String(cString: strerror(error.code))
      }
    self.init(error.path, reason)
  }
}
