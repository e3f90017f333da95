/// Whether generated images are copies of training images: how near to one they lie, compared with
/// test images, which nobody can have copied (Lopez-Paz & Oquab 2017 ask the same of a classifier of
/// nearest neighbours).
public struct MemorisingCheck: Codable, Equatable, Sendable {
  /// Middle distance to the nearest training image, of generated images and of test images.
  public let generated: Double
  public let test: Double
  /// The share of generated images that lie nearer to a training image than all but one in a hundred
  /// test images do: about 0.01 where nothing is memorised, 1 where all is.
  public let copiedShare: Double

  /// `generated` over `test`: about 1 for honest images, near 0 for copies.
  public var ratio: Double { generated / test }

  /// Compares two searches among the same training images.
  public init(generated: NearestRows, test: NearestRows) {
    let near = test.quantile(0.01)
    self.generated = generated.median
    self.test = test.median
    copiedShare =
      Double(generated.distances.count { $0 < near }) / Double(generated.distances.count)
  }
}
