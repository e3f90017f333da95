public import GANEngine

/// What a journal asks to be done again: the sessions that led to a run's last recorded weights.
///
/// A session that was resumed from is done only up to the save that was gone on from; what came after
/// it led nowhere.
public struct ReplayPlan: Equatable, Sendable {
  /// A copy of the state that the run took.
  public struct Capture: Equatable, Sendable {
    /// Steps done when it was taken.
    public let step: Int
    /// SHA-256 of its weights; empty in journals of versions that wrote none.
    public let weights: String
    /// The checkpoint; nil where it was thrown away.
    public let path: String?
    /// Events of the session before it.
    let position: Int
  }

  /// Where a session began.
  public enum Origin: Equatable, Sendable {
    /// The weights that the configuration's seed gives.
    case configuration
    /// Weights of another program.
    case weights(path: String)
    /// A checkpoint that no earlier session of the run has made.
    case checkpoint(path: String)
    /// Where the session before it in the plan ends.
    case session
  }

  /// A session, or its beginning.
  public struct Session: Equatable, Sendable {
    /// Where it began.
    public let origin: Origin
    /// Steps done when it began.
    public let firstStep: Int
    /// The number format of the session; nil for that of `run.json`.
    public let precision: Precision?
    /// Its threads; nil for those of `run.json`.
    public let threads: Int?
    /// In the order in which they took effect.
    public let events: [RunEvent]
    /// By step; the last one ends the session.
    public let captures: [Capture]
  }

  /// What is to be done, in order.
  public let sessions: [Session]
  /// The weights that the replay should arrive at.
  public let goal: Capture

  /// Reads a journal; nil where no state was ever recorded.
  public init?(_ events: [RunEvent]) {
    let recorded = Self.split(events)
    guard let last = recorded.lastIndex(where: { !$0.captures.isEmpty }),
      let goal = recorded[last].captures.last
    else { return nil }
    self.goal = goal
    var sessions: [Session] = []
    var next: (index: Int, capture: Capture)? = (last, goal)
    while let (index, capture) = next {
      let session = recorded[index]
      next = session.checkpoint.flatMap { Self.source($0, among: recorded[..<index]) }
      sessions.insert(session.cut(at: capture, isContinued: next != nil), at: 0)
    }
    self.sessions = sessions
  }

  private static func split(_ events: [RunEvent]) -> [RecordedSession] {
    var sessions: [RecordedSession] = []
    for event in events {
      if event.beginsSession {
        sessions.append(RecordedSession(event))
      } else if !sessions.isEmpty {
        sessions[sessions.count - 1].take(event)
      }
    }
    return sessions
  }

  // The newest save of that name: a step may have been saved again after the run went back.
  private static func source(
    _ checkpoint: (name: String, step: Int), among sessions: ArraySlice<RecordedSession>
  ) -> (index: Int, capture: Capture)? {
    for index in sessions.indices.reversed() {
      let capture = sessions[index].captures.last {
        RecordedSession.name($0.path ?? "") == checkpoint.name && $0.step == checkpoint.step
      }
      if let capture { return (index, capture) }
    }
    return nil
  }
}
