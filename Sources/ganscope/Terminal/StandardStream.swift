import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Standard output or standard error; all that is written there goes through here.
///
/// What is told goes out on a queue of its own: a reader that is slow, or has stopped reading, keeps
/// nobody waiting, and one that has gone away ends nothing. What is printed is written at once.
final class StandardStream: Sendable {
  static let output = StandardStream(STDOUT_FILENO, "standard output")
  static let error = StandardStream(STDERR_FILENO, "standard error")

  private let descriptor: Int32
  private let name: String
  private let limit: Int
  private let queue: DispatchQueue
  private let state = Mutex(State())

  private struct State {
    /// Bytes that wait, and bytes that were taken.
    var waiting = 0
    var taken = 0
    /// Whether nobody will ever read it again.
    var isClosed = false
    /// What was lost first, and who is to be told.
    var loss: String?
    var listener: (@Sendable (String) -> Void)?
  }

  /// `limit`: bytes that wait at most for a reader who does not read.
  init(_ descriptor: Int32, _ name: String, limit: Int = 4 << 20) {
    self.descriptor = descriptor
    self.name = name
    self.limit = limit
    queue = DispatchQueue(label: "ganscope.\(name)")
  }

  /// Makes ready what every command relies on: a reader that goes away is an error and no signal, and
  /// no file that is opened takes the place of a standard stream that was closed at the start.
  static func prepare() {
    // Unlike SIG_IGN a handler is not handed on to programs that are started.
    signal(SIGPIPE) { _ in }
    // Opened the wrong way round, so that reading and writing fail as on what is closed.
    for (descriptor, flags) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (2, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", flags)
    }
  }

  /// Who is told, once, that something was lost, and why; at once where that is known already.
  func onLoss(_ listener: @escaping @Sendable (String) -> Void) {
    let loss = state.withLock { state in
      state.listener = listener
      return state.loss
    }
    if let loss { listener(loss) }
  }

  /// Puts text behind what waits, and returns.
  func tell(_ text: String) {
    let bytes = Array(text.utf8)
    let hasRoom = state.withLock { state -> Bool? in
      guard !state.isClosed else { return nil }
      guard state.waiting + bytes.count <= limit else { return false }
      state.waiting += bytes.count
      return true
    }
    switch hasRoom {
    case true?: queue.async { self.deliver(bytes) }
    case false?: lose("nobody reads it, and lines are left out")
    case nil: break
    }
  }

  /// Writes a line, behind all that was told.
  /// - Throws: `ExitCode` where the reader has gone away, `Failure` where it cannot be written.
  func print(_ text: String) throws {
    Self.drain()
    switch queue.sync(execute: { write(Array("\(text)\n".utf8)) }) {
    case nil: break
    case EPIPE: throw ExitCode(128 + SIGPIPE)
    case let code?: throw Failure("\(name) takes nothing: \(Self.reason(code))")
    }
  }

  /// Returns when all that was told on either stream is out, or its reader has taken nothing for
  /// `patience` seconds, or `isHurried` says so.
  static func drain(patience: Double = 10, unless isHurried: () -> Bool = { false }) {
    for stream in [error, output] { stream.drain(patience: patience, unless: isHurried) }
  }

  func drain(patience: Double, unless isHurried: () -> Bool = { false }) {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    var (taken, since) = (-1, ContinuousClock.now)
    while done.wait(timeout: .now() + 0.05) == .timedOut {
      let now = state.withLock(\.taken)
      if now != taken { (taken, since) = (now, .now) }
      if isHurried() || since.duration(to: .now) >= .seconds(patience) { return }
    }
  }

  private func deliver(_ bytes: [UInt8]) {
    let code = state.withLock(\.isClosed) ? nil : write(bytes)
    state.withLock { state in
      state.waiting -= bytes.count
      // A disk that is full may have room later.
      if let code, ![ENOSPC, EDQUOT, EFBIG].contains(code) { state.isClosed = true }
    }
    if let code { lose(Self.reason(code)) }
  }

  private func lose(_ reason: String) {
    let listener = state.withLock { state -> (@Sendable (String) -> Void)? in
      guard state.loss == nil else { return nil }
      state.loss = "\(name) is not taken any more (\(reason)); the run goes on"
      return state.listener
    }
    if let listener, let loss = state.withLock(\.loss) { listener(loss) }
  }

  // The system's reason where not all can be written; nil where it can.
  private func write(_ bytes: [UInt8]) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      // In pieces, to see whether the reader takes any.
      let piece = rest.prefix(4096)
      let count = piece.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
        state.withLock { $0.taken += count }
      } else if errno == EAGAIN {
        var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&room, 1, 100)
      } else if errno != EINTR || count == 0 {
        return count == 0 ? ENOSPC : errno
      }
    }
    return nil
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
