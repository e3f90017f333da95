import Dashboard
import Foundation
import GANEngine
import TextUI

/// Tells a session in sentences on standard output, until it ends or a signal ends it.
struct PlainLoop {
  /// The facts of the run; they may change while it is being prepared.
  let info: () throws -> RunInfo
  /// The newest state of the session.
  let snapshot: () -> Snapshot
  /// Without characters beyond ASCII.
  let ascii: Bool
  /// Seconds between two sentences about where training stands.
  var interval = 5.0

  /// Runs until training or a signal ends it. Rethrows what `info` throws.
  func run(signals: borrowing Signals) throws -> WatchLoop.Ending {
    var report = SpokenReport()
    var due = ContinuousClock.now
    while true {
      let frame = Frame(
        info: try info(), snapshot: snapshot(), now: Date().timeIntervalSince1970)
      let hasEnded = Self.hasEnded(frame.snapshot.progress.state)
      let isDue = hasEnded || .now >= due
      say(report.sentences(frame, isDue: isDue))
      if hasEnded { return .quit(saving: true) }
      if isDue { due = .now + .seconds(interval) }
      switch signals.next(within: 200) {
      case .interrupt: return .signal(SIGINT)
      case .end(let number): return .signal(number)
      case .suspend: raise(SIGSTOP)
      case .goOn, nil: break
      }
    }
  }

  private static func hasEnded(_ state: RunState) -> Bool {
    switch state {
    case .finished, .diverged: true
    case .running, .paused: false
    }
  }

  private func say(_ sentences: [String]) {
    for sentence in sentences {
      let scalars = sentence.unicodeScalars.map { ascii ? $0.asciiLookalike : $0 }
      StandardStream.output.tell(String(String.UnicodeScalarView(scalars)) + "\n")
    }
  }
}
