/// A way through the latents from one of the samples to another, and the place on it that is shown.
public struct LatentWalk: Equatable, Sendable {
  /// The index of the sample it leads from.
  public var from: Int
  /// The index of the sample it leads to.
  public var to: Int
  /// 0 is the first of them, 1 the other.
  public var position = 0.0
  /// Which of the random directions off the way is taken.
  public var direction = 0
  /// How far in that direction: in radians around the mean of normal latents, else in deviations.
  public var offset = 0.0
  /// The class asked for all along; nil for that of the first sample.
  public var label: Int?
  /// Images drawn along the whole way, both ends included; at most `stopLimit`.
  public var stops = 8

  /// The most stops.
  public static let stopLimit = 8

  /// A walk at its beginning, between the samples with these indices, in eight stops.
  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// Where the stops are, ascending.
  public var stopPositions: [Double] {
    let count = min(max(stops, 2), Self.stopLimit)
    return (0..<count).map { Double($0) / Double(count - 1) }
  }
}
