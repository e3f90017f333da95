import Foundation
public import GANEngine

extension TrainingSession {
  /// Returns when the snapshot is as wanted, and whatever was sent before has been done.
  /// - Throws: `TookTooLong` after two minutes, which is far longer than any test's session needs.
  public func wait(until isWanted: (Snapshot) -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(120)
    settle()
    while !isWanted(snapshot) {
      guard ContinuousClock.now < deadline else { throw TookTooLong(progress: snapshot.progress) }
      usleep(500)
    }
    settle()
  }

  /// Returns when training stands still.
  /// - Throws: `TookTooLong`.
  public func waitUntilStill() throws { try wait { $0.progress.state != .running } }

  /// Does exactly `count` steps more.
  /// - Throws: `TookTooLong`.
  public func advance(_ count: Int) throws {
    settle()
    let goal = snapshot.progress.step + count
    send(.step(count: count))
    try wait { $0.progress.step >= goal }
  }
}

/// A session did not become what a test waits for.
public struct TookTooLong: Error {
  /// How far it came.
  public let progress: Snapshot.Progress
}
