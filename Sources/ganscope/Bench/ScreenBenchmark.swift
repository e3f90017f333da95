import Foundation

/// How soon the screen answers, and what it costs in memory: the real program in a pseudo-terminal.
enum ScreenBenchmark {
  struct Result: Encodable {
    /// Milliseconds from a key to the picture that answers it.
    let keys: Int
    let medianMilliseconds: Double
    let ninetyNinthPercentileMilliseconds: Double
    let largestMilliseconds: Double
    /// Keys without an answer within a second.
    let unanswered: Int
    /// Minutes watched behind the first, steps done then, and by how much memory grew.
    let minutes: Double
    let grownMegabytes: Double
    let megabytes: Double
  }

  /// Watches a run that is made for the purpose with these `arguments`, at 120×36.
  /// - Throws: `Failure`, and what starting a process throws.
  static func run(keys: Int, minutes: Double, arguments: [String]) throws -> Result {
    let folder = NSTemporaryDirectory() + "ganscope-bench-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let session = try PseudoTerminal(
      arguments: ["watch", "--run", "\(folder)/run", "--discard"] + arguments,
      environment: ["TERM": "xterm-256color", "XDG_CONFIG_HOME": folder])
    defer { session.end() }
    guard session.waits(for: "RUNNING", seconds: 120) else {
      throw Failure("the screen did not start to train within two minutes")
    }
    // The first steps touch all memory.
    session.drain(seconds: 3)
    let times = (0..<max(keys, 2)).map { index in
      // The help opens and closes: all of the middle of the screen changes.
      let opens = index.isMultiple(of: 2)
      return session.answer(to: opens ? "?" : "c", with: opens ? "Help" : "Events")
    }
    let known = times.compactMap(\.self).sorted()
    guard let last = known.last else { throw Failure("no key was answered") }
    session.drain(seconds: 60 * min(minutes, 1))
    let before = session.megabytes
    session.drain(seconds: 60 * max(minutes - 1, 0))
    let after = session.megabytes
    return Result(
      keys: times.count, medianMilliseconds: known[known.count / 2],
      ninetyNinthPercentileMilliseconds: known[min(known.count * 99 / 100, known.count - 1)],
      largestMilliseconds: last, unanswered: times.count - known.count,
      minutes: max(minutes - 1, 0), grownMegabytes: after - before, megabytes: after)
  }
}

extension ScreenBenchmark.Result {
  var text: String {
    var lines = [
      String(
        format: "%d keys while training: answered on the screen after %.1f ms in the middle, "
          + "%.1f ms at the 99th percentile, %.1f ms at most; %d unanswered", keys,
        medianMilliseconds, ninetyNinthPercentileMilliseconds, largestMilliseconds, unanswered)
    ]
    if minutes > 0 {
      lines.append(
        String(
          format: "memory grew by %.1f MB in %.0f minutes after the first, to %.0f MB",
          grownMegabytes, minutes, megabytes))
    }
    return lines.joined(separator: "\n")
  }
}
