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
    configuration.generator = small(configuration.generator)
    configuration.discriminator = small(configuration.discriminator)
    configuration.generator.perceptron?.widths = [10] + g + [64]
    configuration.discriminator.perceptron?.widths = [64] + d + [1]
    configuration.batch = 32
    configuration.seed = seed
    configuration.threads = 2
    configuration.precision = precision
    return configuration
  }

  // Listed layers with few channels, for images of 8 × 8 where the preset's are of 28 × 28.
  private static func small(_ shape: NetworkShape) -> NetworkShape {
    guard shape.perceptron == nil else { return shape }
    var input = shape.input
    if !input.isVector { (input.height, input.width) = (8, 8) }
    func small(_ layer: LayerSpec, isLast: Bool) -> LayerSpec {
      func channels(_ count: Int) -> Int { isLast || count == 1 ? count : 4 }
      return switch layer {
      case .linear(let outputs):
        outputs % 49 == 0
          ? .linear(outputs: 16)
          : outputs == 28
            ? .linear(outputs: 8)
            : .linear(outputs: isLast || outputs == 1 ? outputs : 12)
      case .conv(var window), .convTransposed(var window):
        {
          window.channels = channels(window.channels)
          if case .conv = layer { return .conv(window) }
          return .convTransposed(window)
        }()
      case .reshape: .reshape(Extent(channels: 4, height: 2, width: 2))
      case .residual(let layers): .residual(layers.map { small($0, isLast: false) })
      case .recurrent(_, .writes): .recurrent(units: 6, .writes(steps: 8))
      case .recurrent(_, let recurrence): .recurrent(units: 6, recurrence)
      case .upsample, .flatten, .batchNorm, .activation, .maxout, .dropout, .deviation: layer
      }
    }
    var tiny = NetworkShape(
      input: input, layers: shape.layers.map { small($0, isLast: false) })
    tiny.initialization = shape.initialization
    return tiny
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
