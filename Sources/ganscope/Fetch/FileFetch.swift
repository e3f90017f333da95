import Foundation
import GANEngine

/// Gets one published file from the first mirror that has it.
struct FileFetch {
  /// How long to wait for what, and how often to try.
  struct Patience {
    /// Seconds without a byte before a connection is given up.
    var silence = 30.0
    /// Attempts in a row at one mirror that bring nothing new.
    var attempts = 3
    /// Seconds before the second of them; twice as long before the next.
    var pause = 1.0
  }

  /// No mirror had it: each with the reason.
  struct Exhausted: Error {
    let reasons: [(mirror: Mirror, reason: String)]
  }

  let file: PublishedFile
  let mirrors: [Mirror]
  var patience = Patience()
  let report: Download.Report
  /// Told of each mirror that was passed over, once another has the file.
  let note: (String) -> Void

  /// Fills `partial` with the file; what is there already is gone on with.
  /// - Throws: `Exhausted`, or `FileError` and `DataError` where the disk is the trouble.
  func run(into partial: PartialFile) throws {
    if partial.size > 0, try file.flaw(of: partial.path) == nil { return }
    var reasons: [(Mirror, String)] = []
    for mirror in mirrors {
      guard let reason = try failure(of: mirror, into: partial) else {
        for (mirror, reason) in reasons { note("\(mirror.url(of: file)): \(reason)") }
        return
      }
      reasons.append((mirror, reason))
    }
    throw Exhausted(reasons: reasons)
  }

  /// Why a mirror does not give the file; nil once it is there.
  private func failure(of mirror: Mirror, into partial: PartialFile) throws -> String? {
    // Whether every byte came from here; only then wrong ones are the mirror's fault.
    var isOwn = partial.size == 0
    var idle = 0
    while true {
      let before = partial.size
      var reason: String
      do {
        try download(mirror, into: partial)
        guard let flaw = try file.flaw(of: partial.path) else { return nil }
        reason = flaw
        try partial.clear()
        if isOwn { return reason }
        isOwn = true
      } catch let failure as DownloadFailure {
        reason = "\(failure)"
        if case .tooLong = failure { try partial.clear() }
        guard failure.isPassing else { return reason }
        if failure == .wrongRange {
          try partial.clear()
          isOwn = true
        }
      }
      idle = partial.size > before ? 0 : idle + 1
      guard idle < patience.attempts else { return reason }
      if idle > 0 { Thread.sleep(forTimeInterval: patience.pause * Double(1 << (idle - 1))) }
    }
  }

  private func download(_ mirror: Mirror, into partial: PartialFile) throws {
    try Download.run(
      mirror.url(of: file), into: partial, limit: 2 * file.size + (1 << 20),
      patience: patience.silence, report: report)
  }
}
