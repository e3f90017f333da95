import Foundation
import GANEngine
import RunStore

extension Configuration {
  /// The configuration of a new run on images of `imageSide × imageSide` pixels. Throws
  /// `RecipeError`, and `Failure` for a setting that the networks do not have.
  init(_ options: RunOptions, imageSide: Int) throws {
    self = try Self(
      preset: options.preset ?? Preset.standard.name, recipe: options.recipe, imageSide: imageSide)
    seed = options.seed ?? Self.seedFromClock
    batch = options.batch ?? batch
    for setting in options.allSettings { try setting.apply(to: &self) }
  }

  /// A recipe of one's own, or else a preset, which is made to fit the images. Throws `RecipeError`.
  init(preset: String, recipe: String?, imageSide: Int) throws {
    if let recipe {
      self = try Preset(recipe: recipe).configuration
      return
    }
    self = (Preset.named(preset) ?? Preset.standard).configuration
    fit(imageSide: imageSide)
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
