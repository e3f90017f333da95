import Foundation
import GANEngine
import Synchronization
import TextUI

/// The bar on standard error while a file comes; nothing where that is no terminal.
final class FetchProgress: Sendable {
  private let name: String
  private let size: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let state: Mutex<State>

  private struct State {
    let begun = Date()
    var first: Int?
    var lastDrawn = Date.distantPast
  }

  init(_ file: PublishedFile) {
    (name, size) = (file.name, file.size)
    state = Mutex(State())
  }

  /// Draws, ten times a second at most.
  func report(_ bytes: Int, _ total: Int?) {
    guard isTerminal else { return }
    let line = state.withLock { state -> String? in
      let now = Date()
      let first = state.first ?? bytes
      state.first = first
      guard now.timeIntervalSince(state.lastDrawn) >= 0.1 || bytes == total else { return nil }
      state.lastDrawn = now
      let seconds = now.timeIntervalSince(state.begun)
      return Self.line(
        name, bytes, of: total ?? size, rate: seconds > 0.5 ? Double(bytes - first) / seconds : nil)
    }
    if let line { TrainCommand.tell("\r\u{1B}[K\(line)") }
  }

  /// Takes the bar away.
  func clear() {
    if isTerminal { TrainCommand.tell("\r\u{1B}[K") }
  }

  /// E.g. `t10k-labels-idx1-ubyte.gz  [#####---------------]  1.2 / 4.5 MB  0.3 MB/s`.
  static func line(_ name: String, _ bytes: Int, of total: Int, rate: Double?) -> String {
    let width = 20
    let share = total > 0 ? min(Double(bytes) / Double(total), 1) : 0
    let full = Int(share * Double(width))
    let bar = String(repeating: "#", count: full) + String(repeating: "-", count: width - full)
    let amount = "\(megabytes(Double(bytes))) / \(megabytes(Double(total))) MB"
    return "\(name)  [\(bar)]  \(amount)" + (rate.map { "  \(megabytes($0)) MB/s" } ?? "")
  }

  private static func megabytes(_ bytes: Double) -> String {
    NumberText.fixed(bytes / 1e6, decimals: bytes < 1e6 ? 3 : 1)
  }
}
