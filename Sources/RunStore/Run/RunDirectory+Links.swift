import Foundation
import GANEngine
import SystemPackage

extension RunDirectory {
  /// A name in the folder of checkpoints that points to one of them.
  public enum Link: String, CaseIterable, Sendable {
    /// The newest.
    case last
    /// The one with the best score.
    case best
  }

  /// Where a link lies.
  public func path(of link: Link) -> String { "\(checkpointsPath)/\(link.rawValue).safetensors" }

  /// The checkpoint a link points to; nil where there is none.
  public func target(of link: Link) -> String? {
    guard
      let name = try? FileManager.default.destinationOfSymbolicLink(atPath: path(of: link))
    else { return nil }
    return "\(checkpointsPath)/\(FilePath(name).name)"
  }

  /// Points a link to `checkpoint`, in one step: it is never missing in between.
  /// - Throws: `FileError`.
  public func point(_ link: Link, to checkpoint: String) throws(FileError) {
    let target = path(of: link)
    let temporary = "\(checkpointsPath)/.ganscope-\(link.rawValue)-\(getpid()).partial"
    unlink(temporary)
    guard symlink(FilePath(checkpoint).name, temporary) == 0 else {
      throw FileError(.create, target, code: errno)
    }
    guard rename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError(.replace, target, code: code)
    }
  }
}
