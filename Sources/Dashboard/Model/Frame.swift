public import GANEngine

/// All that a picture of the run is made from, taken at one moment.
public struct Frame: Sendable {
  /// The facts of the run that no step changes.
  public var info: RunInfo
  /// What the session shows.
  public var snapshot: Snapshot
  /// Seconds since 1970.
  public var now: Double
  /// The most memory the process has held, in megabytes; 0 where it is not known.
  public var peakMegabytes: Double
  /// Columns of the screen, which keys that move about on it ask for.
  public var columns: Int
  /// Rows of the screen.
  public var rows: Int

  /// How things stand at `now`, in seconds since 1970, on a screen of `columns × rows` cells.
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
