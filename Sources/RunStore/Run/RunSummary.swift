import Foundation
import GANEngine
import SystemPackage

/// A run in a few facts, gathered with bounded work; what is missing or damaged is nil.
public struct RunSummary: Sendable {
  /// The run's folder.
  public let directory: RunDirectory
  /// Whether it is being trained, and how it ended.
  public let status: RunStatus
  /// The process that trains it.
  public let process: Int32?
  /// nil where `run.json` is missing or damaged.
  public let description: RunDescription?
  /// The newest events.
  public let journal: JournalExcerpt
  /// nil before the first measurement, and in runs of versions that wrote none.
  public let metrics: MetricsFile?

  /// Looks into a run's folder; of the journal at most the last `journalLimit` bytes are read.
  public init(_ directory: RunDirectory, journalLimit: Int = 1 << 16) {
    self.directory = directory
    let holder = RunLock.holder(of: directory)
    let path = directory.journalPath
    journal = (try? JournalExcerpt(path, limit: journalLimit)) ?? .empty
    description = try? RunDescription(contentsOf: directory.descriptionPath)
    metrics = try? MetricsFile(directory.metricsPath)
    status = RunStatus(journal, isHeld: holder != nil)
    process = holder?.process
  }

  /// The folder's own name.
  public var name: String {
    FilePath(directory.path).absolute.name
  }

  /// Steps done, by the newest word of journal and measurements.
  public var steps: Int {
    let newest = journal.entries.last
    let step = newest?.kind?.stepReached ?? newest?.step ?? 0
    return max(step, last("step").flatMap(Int.init(exactly:)) ?? 0)
  }

  /// The newest measurement of a column of `metrics.csv`; nil where there is none.
  public func last(_ column: String) -> Double? {
    metrics.flatMap { file in file.newest.last.flatMap { file.number(column, of: $0) } }
  }

  /// Seconds since 1970 when it began, by `run.json` or else by its first event that was read.
  public var startTime: Double? {
    description.flatMap { Timestamp.seconds($0.startTime) } ?? journal.entries.first?.seconds
  }
}
