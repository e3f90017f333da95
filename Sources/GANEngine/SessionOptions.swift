/// What a session shows beside the numbers.
public struct SessionOptions: Sendable {
  /// Images of the fixed latents in a snapshot; 0 draws none.
  public var sampleCount: Int
  /// The least time between two drawings.
  public var sampleInterval: Duration
  /// The least time between two snapshots of a running session.
  public var snapshotInterval: Duration
  /// The time after which a running session saves by itself; nil never does.
  public var autosaveInterval: Duration?

  /// Options; see the properties.
  public init(
    sampleCount: Int = 0, sampleInterval: Duration = .milliseconds(250),
    snapshotInterval: Duration = .milliseconds(16), autosaveInterval: Duration? = nil
  ) {
    self.sampleCount = sampleCount
    self.sampleInterval = sampleInterval
    self.snapshotInterval = snapshotInterval
    self.autosaveInterval = autosaveInterval
  }
}
