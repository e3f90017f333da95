/// What the generator draws along a walk through its latents.
public struct Exploration: Equatable, Sendable {
  public let walk: LatentWalk
  /// The step whose weights drew it.
  public let step: Int
  /// The images of the stops.
  public let stops: SampleImages
  /// The image where the walk stands.
  public let current: SampleImages
  /// Whether the way follows the sphere that normal latents lie near; else it is straight.
  public let isSpherical: Bool

  /// What was drawn; see the properties.
  public init(
    walk: LatentWalk, step: Int, stops: SampleImages, current: SampleImages, isSpherical: Bool
  ) {
    self.walk = walk
    self.step = step
    self.stops = stops
    self.current = current
    self.isSpherical = isSpherical
  }
}
