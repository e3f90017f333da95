import Foundation
import GANEngine

extension RunDirectory {
  /// Removes what processes that were killed in the middle of a save left behind; for the one that has
  /// the run's lock.
  public func removeLeftovers() {
    for folder in [path, checkpointsPath, samplesPath, albumPath] {
      let names = (try? FolderNames(of: folder))?.names ?? []
      for name in names where name.hasPrefix(".ganscope-") && name.hasSuffix(".partial") {
        unlink("\(folder)/\(name)")
      }
    }
    let names = (try? FolderNames(of: samplesPath))?.names ?? []
    for name in names where name.hasPrefix(Self.leftPrefix) {
      try? FileManager.default.removeItem(atPath: "\(samplesPath)/\(name)")
    }
  }

  private static let leftPrefix = ".ganscope-left-"

  /// Puts the pictures of steps behind `step` aside, where a person goes back to it: the going back
  /// of that number in its session.
  public func setSamplesAside(behind step: Int, for departure: Int) {
    let folder = "\(samplesPath)/\(Self.leftPrefix)\(departure)"
    let moves = [
      (folder, samples().filter { Self.step(ofSample: $0) ?? 0 > step }),
      ("\(folder)/album", albumPages().filter { $0.step > step }.map(\.path)),
    ]
    for (target, paths) in moves where !paths.isEmpty {
      // Without room for a folder the pictures are lost, and nothing else.
      try? Self.makeFolder(target)
      for path in paths { rename(path, "\(target)/\(Self.pictureName(path))") }
    }
  }

  /// Has the pictures again that were put aside for a going back to `step`, in place of those drawn
  /// since.
  public func returnSamples(of departure: Int, behind step: Int) {
    removeSamples(behind: step)
    let folder = "\(samplesPath)/\(Self.leftPrefix)\(departure)"
    for (source, target) in [("\(folder)/album", albumPath), (folder, samplesPath)] {
      let names = (try? FolderNames(of: source))?.names ?? []
      for name in names where Self.step(ofSample: name) != nil {
        rename("\(source)/\(name)", "\(target)/\(name)")
      }
      rmdir(source)
    }
  }

  private static func pictureName(_ path: String) -> Substring {
    path.split(separator: "/").last ?? ""
  }

  /// Removes what was made for a run that did not begin; what holds anything stays.
  public func removeUnbegun() {
    var status = stat()
    if stat(journalPath, &status) == 0, status.st_size == 0 { unlink(journalPath) }
    guard !FileManager.default.fileExists(atPath: journalPath),
      !FileManager.default.fileExists(atPath: descriptionPath)
    else { return }
    unlink(lockPath)
    for folder in [samplesPath, checkpointsPath, path] { rmdir(folder) }
  }

  /// Removes the pictures of steps behind `step`, where the run goes on from it.
  public func removeSamples(behind step: Int) {
    for sample in samples() where Self.step(ofSample: sample) ?? 0 > step { unlink(sample) }
    for page in albumPages() where page.step > step { unlink(page.path) }
  }
}
