public import GANEngine

/// All that a picture of the run is made from, taken at one moment.
public struct Frame: Sendable {
  public var info: RunInfo
  public var snapshot: Snapshot
  /// Seconds since 1970.
  public var now: Double
  /// The most memory the process has held, in megabytes; 0 where it is not known.
  public var peakMegabytes: Double
  /// The size of the screen, which keys that go to and fro on it ask for.
  public var columns: Int
  public var rows: Int

  /// The state of things at `now`.
  public init(
    info: RunInfo, snapshot: Snapshot, now: Double, peakMegabytes: Double = 0, columns: Int = 120,
    rows: Int = 36
  ) {
    self.info = info
    self.snapshot = snapshot
    self.now = now
    self.peakMegabytes = peakMegabytes
    self.columns = columns
    self.rows = rows
  }
}
