/// The files of images to train or test on.
public struct DataFiles: Equatable, Sendable {
  public let images: String
  /// nil where the images have no labels.
  public let labels: String?
  /// Why they are taken for that: "its name says so", "the larger of two".
  public let reason: String

  init(_ part: DigitSet.Part) {
    images = part.images.path
    labels = part.labels?.path
    reason = part.reason
  }
}
