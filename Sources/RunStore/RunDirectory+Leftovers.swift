import Foundation

extension RunDirectory {
  /// Removes what processes that were killed in the middle of a save left behind; for the one that has
  /// the run's lock.
  public func removeLeftovers() {
    for folder in [path, checkpointsPath, samplesPath, albumPath] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names where name.hasPrefix(".ganscope-") && name.hasSuffix(".partial") {
        unlink("\(folder)/\(name)")
      }
    }
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
