/// What can be told of a few generated digits without any judge: how varied they are, and how far
/// from real ones.
public struct SampleLook: Equatable, Sendable {
  /// How much a pixel varies from image to image, over the same of real images: 0 where all are one.
  public var spreadRatio: Double
  /// The Fréchet distance of single pixels, over the variance of real ones: 0 where mean and
  /// deviation of every pixel are those of real images, 1 where all images are the real ones' mean.
  public var distance: Double

  /// A look with these two figures, both at least 0.
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

/// Draws a few digits of the same latents now and then, to see without a judge whether they vary and
/// come nearer to real ones. A look costs a third of a step.
final class SampleWatch {
  private let sampler: Sampler
  private let philox: Philox
  private let real: ImageFigures

  /// Steps between two looks, digits a look, and real digits that they are compared with.
  static let interval = 100
  private static let count = 100
  private static let realCount = 2_000

  /// Throws `EngineError` where oneDNN has no kernel.
  init(_ trainer: borrowing Trainer) throws {
    sampler = try Sampler(trainer.configuration, count: Self.count, in: trainer.context)
    philox = trainer.philox
    real = ImageFigures(SampleImages(evenly: Self.realCount, of: trainer.data))
  }

  /// The digits of the displayed weights; nil where real ones do not vary.
  func look(at trainer: borrowing Trainer) -> SampleLook? {
    // The latents that scores are taken with: no draw of the training's is used up.
    sampler.drawLatents(LatentSource(trainer.hyperparameters), philox.code(.scoreLatents, step: 0))
    let images = sampler.images(
      parameters: trainer.generator.displayed, statistics: trainer.generator.network.statistics,
      height: trainer.data.height, width: trainer.data.width)
    return SampleLook(images, like: real)
  }
}

extension SampleImages {
  /// At most `count` images of a data set, at even distances.
  fileprivate init(evenly count: Int, of data: ImageDataset) {
    let size = data.height * data.width
    let chosen = min(count, data.count)
    let pixels = (0..<chosen).flatMap { place -> Slice<PixelBytes> in
      let first = place * data.count / chosen * size
      return data.pixels[first..<first + size]
    }
    self.init(pixels: pixels, height: data.height, width: data.width)
  }
}
