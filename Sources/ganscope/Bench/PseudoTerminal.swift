import CTerminal
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// This program once more, in a pseudo-terminal of 120×36 whose keys are pressed here.
final class PseudoTerminal {
  private let process = Process()
  private let descriptor: Int32
  /// The newest output, for words that come in pieces.
  private var seen: [UInt8] = []

  /// Starts it. Throws `Failure` where there is no pseudo-terminal.
  init(arguments: [String], environment: [String: String]) throws {
    var (ours, theirs) = (Int32(-1), Int32(-1))
    guard pseudo_terminal_open(120, 36, &ours, &theirs) else {
      throw Failure(
        "there is no pseudo-terminal to measure in: \(String(cString: strerror(errno)))")
    }
    descriptor = ours
    // Else the program inside would keep its own terminal open.
    _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
    let terminal = FileHandle(fileDescriptor: theirs, closeOnDealloc: true)
    process.executableURL = Bundle.main.executableURL
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = terminal
    process.standardOutput = terminal
    process.standardError = terminal
    try process.run()
  }

  deinit { close(descriptor) }

  /// Ends it without a question.
  func end() {
    process.terminate()
    while process.isRunning {
      _ = read(within: 50)
    }
  }

  /// Whether `word` comes within so many seconds.
  func waits(for word: String, seconds: Double) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while .now < deadline, process.isRunning {
      if finds(word) { return true }
      _ = read(within: 20)
    }
    return finds(word)
  }

  /// Presses a key; the milliseconds until `word` is on its way to the screen, nil where it does not
  /// come within a second.
  func answer(to key: String, with word: String) -> Double? {
    // A frame that was on its way must not count as an answer.
    drain(seconds: Double.random(in: 0.02...0.06))
    seen = []
    let start = ContinuousClock.now
    _ = Array(key.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    while start.duration(to: .now) < .seconds(1) {
      _ = read(within: 5)
      if finds(word) { return start.duration(to: .now) / .milliseconds(1) }
    }
    return nil
  }

  /// Takes what it draws for a while.
  func drain(seconds: Double) {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while .now < deadline, process.isRunning { _ = read(within: 10) }
  }

  /// The memory it holds at present; 0 where the system does not tell.
  var megabytes: Double {
    let path = "/proc/\(process.processIdentifier)/statm"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else { return 0 }
    return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
  }

  private func finds(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    guard seen.count >= wanted.count else { return false }
    return (0...seen.count - wanted.count).contains { start in
      seen[start] == wanted[0] && seen[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  private func read(within milliseconds: Int32) -> Int {
    var source = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, milliseconds) > 0 else { return 0 }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    #if canImport(Glibc)
      let count = Glibc.read(descriptor, &buffer, buffer.count)
    #else
      let count = Darwin.read(descriptor, &buffer, buffer.count)
    #endif
    guard count > 0 else {
      // The other side is closed: nothing will come for a while.
      usleep(useconds_t(milliseconds) * 1000)
      return 0
    }
    seen += buffer.prefix(count)
    seen.removeFirst(max(seen.count - (1 << 17), 0))
    return count
  }
}
