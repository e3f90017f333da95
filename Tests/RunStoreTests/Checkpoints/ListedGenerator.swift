import GANEngine
import Testing

/// Generators of listed layers for images of 8 × 8, of every kind of layer and the odd places that one
/// may stand at; a tanh follows those that end in none.
struct ListedGenerator: Sendable, CustomTestStringConvertible {
  let testDescription: String
  private let input: Extent
  private let layers: [LayerSpec]
  private let classes: Int

  init(_ name: String, _ input: Extent, _ layers: [LayerSpec], classes: Int = 0) {
    (testDescription, self.input, self.layers, self.classes) = (name, input, layers, classes)
  }

  var state: TrainerState {
    var configuration = Preset.standard.configuration
    let endings = [Activation.tanh, .sigmoid].map { LayerSpec.activation($0, slope: 0) }
    let isEnded = endings.contains { $0 == layers.last }
    configuration.generator = NetworkShape(
      input: input, layers: isEnded ? layers : layers + [endings[0]])
    configuration.discriminator = NetworkShape(
      widths: [64, 5, 1], hidden: .leakyRelu, output: .identity)
    configuration.classes = classes
    return DrawnState.state(of: configuration)
  }

  static let all: [ListedGenerator] = {
    let leaky = LayerSpec.activation(.leakyRelu, slope: 0.2)
    let relu = LayerSpec.activation(.relu, slope: 0)
    let tanh = LayerSpec.activation(.tanh, slope: 0)
    let norm = LayerSpec.batchNorm(epsilon: 1e-3, momentum: 0.1)
    func flat(_ channels: Int) -> LayerSpec {
      .conv(Window(channels: channels, kernel: 3, padding: 1))
    }
    func doubling(_ channels: Int) -> LayerSpec {
      .convTransposed(Window(channels: channels, kernel: 4, stride: 2, padding: 1))
    }
    func image(_ channels: Int, _ side: Int) -> Extent {
      Extent(channels: channels, height: side, width: side)
    }
    let (vector, pixels) = (Extent(channels: 6), image(3, 2))
    let small: [LayerSpec] = [
      .linear(outputs: 12), norm, leaky, .reshape(image(3, 2)), doubling(4), norm, leaky,
      doubling(1), tanh,
    ]
    let fromPixels: [LayerSpec] = [
      doubling(4), norm, relu, doubling(1), .activation(.sigmoid, slope: 0),
    ]
    return [
      ListedGenerator("transposed", vector, small),
      ListedGenerator("transposed, conditional", vector, small, classes: 10),
      ListedGenerator("of an image", pixels, fromPixels),
      ListedGenerator("of an image, conditional", pixels, fromPixels, classes: 10),
      ListedGenerator(
        "transposed of a vector", vector,
        [
          .convTransposed(Window(channels: 5, kernel: 3)), leaky,
          .convTransposed(Window(channels: 4, kernel: 3, stride: 2)), leaky,
          .convTransposed(Window(channels: 1, kernel: 2)),
        ]),
      ListedGenerator(
        "one pixel between", image(1, 8),
        [
          .conv(Window(channels: 5, kernel: 8)), leaky, .linear(outputs: 6), norm,
          .upsample(factor: 2), .convTransposed(Window(channels: 1, kernel: 4, stride: 4)),
        ]),
      ListedGenerator(
        "transposed of a vector, conditional", vector,
        [.convTransposed(Window(channels: 5, kernel: 4)), leaky, doubling(1), tanh], classes: 3),
      ListedGenerator(
        "upsampled", vector,
        [
          .linear(outputs: 32), .reshape(image(2, 4)), .upsample(factor: 2), flat(3), norm, leaky,
          flat(1), tanh,
        ]),
      ListedGenerator(
        "residual blocks and dropout", vector,
        [
          .linear(outputs: 48), .dropout, .reshape(image(3, 4)),
          .residual([flat(3), norm, leaky, .dropout, .residual([flat(3), tanh])]), leaky,
          doubling(2),
          .residual([norm, leaky, flat(2)]), flat(1), tanh, .dropout,
        ]),
      ListedGenerator(
        "residual first and last", image(1, 8), [.residual([flat(2), leaky, flat(1)])]),
      ListedGenerator(
        "residual of a vector last", vector,
        [
          .linear(outputs: 64), tanh,
          .residual([.linear(outputs: 9), leaky, .linear(outputs: 64)]),
        ]),
      ListedGenerator(
        "maxout over channels", vector,
        [
          .linear(outputs: 32), .maxout(pieces: 2), .reshape(image(1, 4)), doubling(6),
          .maxout(pieces: 3), flat(2), .maxout(pieces: 2),
        ]),
      ListedGenerator(
        "reshaped and flattened", vector,
        [
          .linear(outputs: 24), leaky, .reshape(Extent(channels: 2, height: 3, width: 4)), flat(4),
          .reshape(Extent(channels: 3, height: 4, width: 4)), tanh, .flatten, .linear(outputs: 64),
          .reshape(image(4, 4)), flat(4), .flatten, tanh,
        ]),
      ListedGenerator(
        "lines", vector,
        [
          .linear(outputs: 40), leaky, .reshape(Extent(channels: 1, height: 8, width: 5)),
          .linear(outputs: 7), leaky, .linear(outputs: 8), tanh,
        ]),
      ListedGenerator(
        "a GRU that writes", vector,
        [
          .linear(outputs: 5), tanh, .recurrent(units: 7, .writes(steps: 8)), .linear(outputs: 8),
          tanh,
        ]),
      ListedGenerator(
        "a GRU that writes, conditional", vector,
        [.recurrent(units: 8, .writes(steps: 8))], classes: 10),
      ListedGenerator(
        "a GRU that rewrites", image(1, 8),
        [.recurrent(units: 5, .rewrites), .recurrent(units: 8, .rewrites)]),
      ListedGenerator(
        "a GRU that reads", image(1, 8), [.recurrent(units: 9, .reads), .linear(outputs: 64), tanh]),
      ListedGenerator("a GRU that reads last", image(1, 8), [.recurrent(units: 64, .reads)]),
    ]
  }()
}
