/// What can be told of a few generated digits without any judge: how varied they are, and how far
/// from real ones.
public struct SampleLook: Equatable, Sendable {
  /// How much a pixel varies from image to image, over the same of real images: 0 where all are one.
  public var spreadRatio: Double
  /// The Fréchet distance of single pixels, over the variance of real ones: 0 where mean and
  /// deviation of every pixel are those of real images, 1 where all images are the real ones' mean.
  public var distance: Double

  /// Both at once.
  public init(spreadRatio: Double, distance: Double) {
    self.spreadRatio = spreadRatio
    self.distance = distance
  }

  /// Compares generated images with real ones of the same size; nil where real ones do not vary.
  init?(_ images: SampleImages, like real: ImageFigures) {
    let figures = ImageFigures(images)
    guard let distance = figures.pixelDistance(to: real), real.spread > 0 else { return nil }
    self.init(spreadRatio: figures.spread / real.spread, distance: distance)
  }
}
