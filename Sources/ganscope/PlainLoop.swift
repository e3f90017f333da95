import CTerminal
import Dashboard
import Foundation
import GANEngine
import TextUI

/// Tells a session in sentences on standard output, until it comes to its end or a signal ends it.
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
    // A reader that has gone away must not end the training.
    signal(SIGPIPE, SIG_IGN)
    var report = SpokenReport()
    var due = ContinuousClock.now
    var unsaid: [UInt8] = []
    defer { Self.write(&unsaid, milliseconds: Self.lastMilliseconds) }
    while true {
      let frame = Frame(
        info: try info(), snapshot: snapshot(), now: Date().timeIntervalSince1970)
      let hasEnded = Self.hasEnded(frame.snapshot.state)
      let isDue = hasEnded || .now >= due
      // What a reader who comes too late has missed is the middle.
      if unsaid.count < Self.unsaidLimit || hasEnded {
        unsaid += bytes(report.sentences(frame, isDue: isDue))
      }
      Self.write(&unsaid, milliseconds: 0)
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

  private func bytes(_ sentences: [String]) -> [UInt8] {
    sentences.flatMap { sentence -> [UInt8] in
      let scalars = sentence.unicodeScalars.map { ascii ? $0.asciiLookalike : $0 }
      return Array((String(String.UnicodeScalarView(scalars)) + "\n").utf8)
    }
  }

  private static let unsaidLimit = 1 << 16
  private static let lastMilliseconds = 150

  /// Writes as much as there is room for: a reader that stands still must not hold signals up, nor
  /// one that has gone away end the training.
  private static func write(_ bytes: inout [UInt8], milliseconds: Int) {
    guard !bytes.isEmpty else { return }
    let written = bounded_write(
      STDOUT_FILENO, bytes, Int32(clamping: bytes.count), Int32(clamping: milliseconds))
    bytes.removeFirst(written < 0 ? bytes.count : Int(written))
  }
}
