import CTerminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals collected for as long as the value lives, to be answered where it is safe.
struct Signals: ~Copyable {
  /// What a signal asks for.
  enum Request: Equatable {
    /// SIGINT: what Ctrl-C means.
    case interrupt
    /// SIGTERM or SIGHUP, with its number: save and end.
    case end(Int32)
    /// SIGTSTP.
    case suspend
    /// SIGCONT: the process was stopped and goes on.
    case goOn
  }

  private let isCatching: Bool

  /// Starts to collect.
  init() { isCatching = signals_catch() }

  deinit { if isCatching { signals_release() } }

  /// The next request, in order of arrival; nil if there is none.
  func next() -> Request? {
    switch signals_next() {
    case 0: nil
    case SIGINT: .interrupt
    case SIGTSTP: .suspend
    case SIGCONT: .goOn
    case let number: .end(number)
    }
  }

  /// The number of a signal that asks the process to end, where one has been collected; for when
  /// nothing else is answered. A stop asked for meanwhile is made.
  static func pendingEnd() -> Int32? {
    while true {
      switch signals_next() {
      case 0: return nil
      case SIGTSTP: raise(SIGSTOP)
      case let number where [SIGINT, SIGTERM, SIGHUP].contains(number): return number
      default: break
      }
    }
  }

  /// Waits at most `milliseconds` for a request, for runs without a screen.
  func next(within milliseconds: Int) -> Request? {
    var source = pollfd(fd: signals_descriptor(), events: Int16(POLLIN), revents: 0)
    _ = poll(&source, 1, Int32(clamping: milliseconds))
    return next()
  }
}
