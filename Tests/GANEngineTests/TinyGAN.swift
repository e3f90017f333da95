import Testing

@testable import GANEngine

/// A GAN small enough that a step takes microseconds, on noise.
enum TinyGAN {
  static let data: ImageDataset = {
    var stream = Philox(seed: 5).stream(.digits)
    let pixels = (0..<300 * 64).map { _ in UInt8.random(in: 0...255, using: &stream) }
    return ImageDataset(
      name: "noise", pixels: pixels, labels: (0..<300).map { UInt8($0 % 10) }, height: 8, width: 8)
  }()

  static func configuration(
    _ preset: Preset = .dropout, _ precision: Precision = .fp32, seed: UInt64 = 9
  ) -> Configuration {
    var configuration = preset.configuration
    // As many layers as the preset has, which its batch norms and dropouts count on.
    func layers(_ shape: NetworkShape) -> ArraySlice<Int> {
      [24, 40, 32, 16].prefix(shape.perceptron?.hiddenCount ?? 0)
    }
    let (g, d) = (layers(configuration.generator), layers(configuration.discriminator))
    configuration.generator.perceptron?.widths = [10] + g + [64]
    configuration.discriminator.perceptron?.widths = [64] + d + [1]
    configuration.batch = 32
    configuration.seed = seed
    configuration.threads = 2
    configuration.precision = precision
    return configuration
  }

  /// A preset's recipe on tiny networks, with changes.
  static func configuration(
    named name: String, _ change: (inout Configuration) -> Void = { _ in }
  ) throws -> Configuration {
    var configuration = configuration(try #require(Preset.named(name)))
    change(&configuration)
    return configuration
  }
}
