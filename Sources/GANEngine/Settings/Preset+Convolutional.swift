extension Preset {
  /// Tuned: a dense layer between latents and a small image, one block in each network.
  static let conv = Preset(
    "conv", "small convolutional nets with a residual block: the best digits for their time",
    balanced
  ) { $0.convolve(16, 32, dense: 256) }
}

extension Configuration {
  // Generator: latents → dense → 7×7 → 14×14 with a block → 28×28. Discriminator: its mirror.
  fileprivate mutating func convolve(_ wide: Int, _ narrow: Int, dense: Int) {
    let leaky = LayerSpec.activation(.leakyRelu, slope: 0.2)
    let norm = LayerSpec.batchNorm(epsilon: 1e-5, momentum: 0.02)
    func doubling(_ channels: Int) -> LayerSpec {
      .convTransposed(Window(channels: channels, kernel: 4, stride: 2, padding: 1))
    }
    func halving(_ channels: Int) -> LayerSpec {
      .conv(Window(channels: channels, kernel: 4, stride: 2, padding: 1))
    }
    func flat(_ channels: Int) -> LayerSpec {
      .conv(Window(channels: channels, kernel: 3, stride: 1, padding: 1))
    }
    generator = NetworkShape(
      input: Extent(channels: 16),
      layers: [
        .linear(outputs: dense), norm, leaky, .linear(outputs: 49 * narrow), norm, leaky,
        .reshape(Extent(channels: narrow, height: 7, width: 7)), doubling(wide), norm, leaky,
        .residual([flat(wide), norm, leaky]), doubling(1), .activation(.tanh, slope: 0),
      ])
    discriminator = NetworkShape(
      input: Extent(channels: 1, height: 28, width: 28),
      layers: [
        halving(wide), leaky, halving(narrow), leaky, .residual([flat(narrow), leaky]), .flatten,
        .linear(outputs: dense), leaky, .linear(outputs: 1),
      ])
    self[.beta1] = 0
    self[.emaDecay] = 0.9995
    self[.penaltyInterval] = 4
  }
}
