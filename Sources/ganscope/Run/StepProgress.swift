import Foundation
import Synchronization

/// A line on standard error that tells how far a long computation is.
final class StepProgress: Sendable {
  private let name: String
  private let total: Int
  private let unit: String
  private let start = ContinuousClock.now
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let lastDrawn = Mutex(ContinuousClock.now)

  /// Of `total` steps, or of what `unit` names, called `name`.
  init(_ name: String, total: Int, unit: String = "step") {
    self.name = name
    self.total = total
    self.unit = unit
  }

  /// `done` steps are done: shown often on a terminal, every ten seconds in a file.
  func report(_ done: Int) {
    let interval: Duration = isTerminal ? .milliseconds(200) : .seconds(10)
    let isDue = lastDrawn.withLock { last in
      guard last.duration(to: .now) >= interval else { return false }
      last = .now
      return true
    }
    if isDue { draw(done) }
  }

  /// Ends the line.
  func finish() {
    if isTerminal { TrainCommand.tell("\r\u{1B}[K") }
  }

  private func draw(_ done: Int) {
    let seconds = start.duration(to: .now) / .seconds(1)
    let rate = Double(done) / max(seconds, 1e-9)
    let left = ProgressText.eta(seconds: Double(max(total - done, 0)) / max(rate, 1e-9))
    let line = String(format: "%@ %@ %d / %d  %.1f/s%@", name, unit, done, total, rate, left)
    TrainCommand.tell(isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n")
  }
}
