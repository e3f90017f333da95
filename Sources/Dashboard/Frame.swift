public import GANEngine

/// All that a picture of the run is made from, taken at one moment.
public struct Frame: Sendable {
  public var info: RunInfo
  public var snapshot: Snapshot
  /// Seconds since 1970.
  public var now: Double
  /// The most memory the process has held, in megabytes; 0 where it is not known.
  public var peakMegabytes: Double

  /// The state of things at `now`.
  public init(info: RunInfo, snapshot: Snapshot, now: Double, peakMegabytes: Double = 0) {
    self.info = info
    self.snapshot = snapshot
    self.now = now
    self.peakMegabytes = peakMegabytes
  }
}
