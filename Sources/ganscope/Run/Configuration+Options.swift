import Foundation
import GANEngine

extension Configuration {
  /// The configuration of a new run on images of `imageSide × imageSide` pixels.
  init(_ options: RunOptions, imageSide: Int) {
    self = (options.preset.flatMap(Preset.named) ?? Preset.standard).configuration
    fit(imageSide: imageSide)
    seed = options.seed ?? Self.seedFromClock
    batch = options.batch ?? batch
    for setting in options.allSettings { setting.apply(to: &self) }
  }

  /// Makes a preset draw and judge images of another size than its own.
  mutating func fit(imageSide: Int) {
    let pixels = imageSide * imageSide
    generator.resizeOutput(pixels)
    discriminator.resizeInput(pixels)
  }

  // Short, so that it can be read off the screen and typed again.
  private static var seedFromClock: UInt64 {
    UInt64(Date().timeIntervalSince1970 * 1000) % 1_000_000
  }
}
