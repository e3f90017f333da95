@testable import GANEngine

/// A GAN small enough that a step takes microseconds, on noise.
enum TinyGAN {
  static let data: ImageDataset = {
    var stream = Philox(seed: 5).stream(.digits)
    let pixels = (0..<300 * 64).map { _ in UInt8.random(in: 0...255, using: &stream) }
    return ImageDataset(
      name: "noise", pixels: pixels, labels: Array(repeating: 0, count: 300), height: 8, width: 8)
  }()

  static func configuration(
    _ preset: Preset = .standard, _ precision: Precision = .fp32, seed: UInt64 = 9
  ) -> Configuration {
    var configuration = preset.configuration
    configuration.generator.widths = [10, 24, 40, 64]
    configuration.discriminator.widths = [64, 48, 16, 1]
    configuration.batch = 32
    configuration.seed = seed
    configuration.threads = 2
    configuration.precision = precision
    return configuration
  }
}
