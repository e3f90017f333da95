import GANEngine

/// What became of a run.
public enum RunStatus: String, Codable, CaseIterable, Sendable {
  /// A process that lives trains it, or waits with it.
  case running
  /// It reached its goal.
  case finished
  /// A person or a signal ended it before that, in good order.
  case interrupted
  /// A loss, a gradient or a weight was not finite, and nobody went back.
  case diverged
  /// Its process ended without a word.
  case crashed

  /// Reads the end of a journal; `isHeld` says that a process has the run's lock.
  init(_ journal: JournalExcerpt, isHeld: Bool) {
    guard !isHeld else {
      self = .running
      return
    }
    let events = journal.entries.map(\.name)
    let divergence = events.lastIndex(of: .diverged)
    let beginning = journal.entries.lastIndex(where: Self.goesOn)
    if let divergence, divergence > beginning ?? -1 {
      self = .diverged
      return
    }
    // The outcome of a save asked for earlier may come after a pause.
    let lateNews: [JournalEvent?] = [.saving, .save, .saveFailed, .discard, .caution]
    let end = events.last { !lateNews.contains($0) } ?? nil
    self = end == .finish ? .finished : end == .stop ? .interrupted : .crashed
  }

  // The program itself goes back from what has diverged only to have something to save.
  private static func goesOn(_ entry: JournalExcerpt.Entry) -> Bool {
    if entry.name == .rollback { return entry.origin != .program }
    return [.start, .restore, .comeBack].contains(entry.name)
  }
}
