import Foundation
public import GANEngine

extension RunDirectory {
  /// Whether a checkpoint may be called that: letters, digits, `-`, `_` and `.`, at most 60, not in
  /// front a dot, and no name that the run gives itself.
  public static func isCheckpointName(_ name: String) -> Bool {
    guard name.wholeMatch(of: /[A-Za-z0-9_-][A-Za-z0-9._-]{0,59}/) != nil else { return false }
    let isTaken = Link.allCases.contains { $0.rawValue == name }
    return !isTaken && step(ofCheckpoint: "\(name).safetensors") == nil
  }

  /// Where a checkpoint of that name lies.
  public func checkpointPath(named name: String) -> String {
    "\(checkpointsPath)/\(name).safetensors"
  }

  /// Gives a checkpoint a second name, which stays when the first one goes. One that has it already
  /// loses it.
  /// - Throws: `FileError`.
  public func name(_ checkpoint: String, _ name: String) throws(FileError) {
    let target = checkpointPath(named: name)
    let temporary = "\(checkpointsPath)/.ganscope-\(name)-\(getpid()).partial"
    unlink(temporary)
    guard link(checkpoint, temporary) == 0 else {
      throw FileError(.create, target, code: errno)
    }
    guard rename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError(.replace, target, code: code)
    }
    // Two names of one file stay two where they are to become one.
    unlink(temporary)
  }

  /// The state that was saved under a name, or the newest one of the present branch at or before
  /// a step; nil where there is none, or none behind the step `earliest`. A damaged one at a step is passed over.
  /// - Throws: for a name, what reading its checkpoint throws.
  public func state(at place: StatePlace, after earliest: Int? = nil) throws -> TrainerState? {
    switch place {
    case .saved(let name):
      let path = checkpointPath(named: name)
      let isName = Self.isCheckpointName(name) || Link(rawValue: name) != nil
      guard isName, FileManager.default.fileExists(atPath: path) else { return nil }
      return try Checkpoint.read(path)
    case .step(let last):
      let branch = stepsOfPresentBranch()
      for path in checkpoints() {
        guard let step = Self.step(ofCheckpoint: path), step <= last, step > earliest ?? -1,
          branch.contains(step), let state = try? Checkpoint.read(path)
        else { continue }
        return state
      }
      return nil
    }
  }

  // Copies that were taken on the way to where the run is now: what was gone back from led elsewhere.
  // The outcome of a save may come behind a rollback; when its copy was taken counts.
  private func stepsOfPresentBranch() -> Set<Int> {
    var steps: Set<Int> = []
    let events = (try? Journal.contents(of: journalPath))?.events ?? []
    for event in events.onPresentLine {
      if let step = event.resumesAt { steps = steps.filter { $0 <= step } }
      if event.kind == .saving { steps.insert(event.step) }
    }
    return steps
  }
}
