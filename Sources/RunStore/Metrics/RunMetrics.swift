public import GANEngine
import Synchronization

/// All that is measured of a run, in `metrics.csv` and TensorBoard's events, thinned alike.
///
/// `record`, `endRow` and `rewind` take microseconds and never wait for the disk; `flush` does, and
/// belongs on another queue, about once a second and at the end.
public final class RunMetrics: Sendable {
  /// What is written to `metrics.csv`.
  public let table: MetricsTable
  /// What is written for TensorBoard.
  public let events: TensorBoardEvents
  private let thinning = Mutex(MetricsThinning())

  /// What a session in `run` writes to. `step` is that of the checkpoint it goes on from, behind which
  /// nothing stays; nil for a new run. `time` in seconds since 1970.
  public init(_ run: RunDirectory, resumedAt step: Int? = nil, time: Double) {
    table = MetricsTable(path: run.metricsPath)
    events = TensorBoardEvents(folder: run.path, time: time)
    if let step { rewind(to: step, time: time) }
  }

  /// Takes the newest step of a snapshot; to be called once a step.
  public func record(_ snapshot: Snapshot, time: Double) {
    guard let metrics = snapshot.measurements.metrics else { return }
    // Under the lock, so that rows keep their order.
    thinning.withLock { thinning in
      add(
        thinning.add(
          metrics, step: snapshot.progress.step, epoch: snapshot.progress.epoch, time: time,
          stepsPerSecond: snapshot.progress.stepsPerSecond))
    }
  }

  /// Ends the row at the newest step, so that a run that goes on from a checkpoint taken there has
  /// all its steps in rows.
  public func endRow() {
    thinning.withLock { add($0.end()) }
  }

  /// Takes out what was measured behind `step`, where the run goes on from it.
  public func rewind(to step: Int, time: Double) {
    thinning.withLock { thinning in
      thinning.discard()
      table.rewind(to: step)
      events.rewind(to: step, time: time)
    }
  }

  /// Adds rows of steps behind the newest one, as they were once recorded.
  public func append(_ rows: [MetricsRow]) {
    thinning.withLock { _ in
      for row in rows { add(row) }
    }
  }

  /// Writes what waits; what could not be written waits for the next call.
  /// - Returns: Why a file could not be written.
  @discardableResult
  public func flush() -> [FileError] {
    [table.flush(), events.flush()].compactMap { $0 }
  }

  private func add(_ row: MetricsRow?) {
    guard let row else { return }
    table.append(row)
    events.append(row)
  }
}
