import Testing

@testable import GANEngine

struct DiscriminatorProbeTests {
  /// D worked out number by number: dense layers and leaky units, nothing else.
  private func logit(_ image: [Double], _ network: Network) -> Double {
    var values = image
    for layer in network.layout.affine {
      values = (0..<layer.rows).map { row in
        let weights = network.parameters.base + layer.weight + row * layer.columns
        let sum = values.indices.reduce(Double(network.parameters.base[layer.bias + row])) {
          $0 + Double(weights[$1]) * values[$1]
        }
        return sum < 0 ? sum * Double(layer.slope) : sum
      }
    }
    return values[0]
  }

  private func trainer() throws -> Trainer {
    var configuration = try TinyGAN.configuration(named: "article")
    configuration.discriminator = NetworkShape(
      widths: [64, 24, 16, 1], hidden: .leakyRelu, output: .identity, slope: 0.2)
    var trainer = try Trainer(configuration, data: TinyGAN.data)
    for _ in 0..<20 { _ = trainer.step() }
    return trainer
  }

  private func pixels(_ index: Int, _ scale: PixelScale) -> [Double] {
    TinyGAN.data.pixels[index * 64..<(index + 1) * 64].map {
      Double($0) * Double(scale.scale) + Double(scale.offset)
    }
  }

  @Test func isDsForwardPass() throws {
    let trainer = try trainer()
    let probe = try DiscriminatorProbe(trainer.configuration, in: trainer.context)
    for index in [0, 1, 150, 299] {
      let found = try #require(
        probe.logit(
          of: index, in: TinyGAN.data, by: trainer.discriminator.network, normalizesOutput: false))
      let expected = logit(
        pixels(index, trainer.configuration.pixelScale), trainer.discriminator.network)
      #expect(abs(found - expected) < 1e-4 * max(abs(expected), 1))
    }
    let none = probe.logit(
      of: 300, in: TinyGAN.data, by: trainer.discriminator.network, normalizesOutput: false)
    #expect(none == nil)
  }

  @Test func dividesByTheSlopeWhereTheLossDoes() throws {
    let trainer = try trainer()
    let probe = try DiscriminatorProbe(trainer.configuration, in: trainer.context)
    let image = pixels(7, trainer.configuration.pixelScale)
    let value = logit(image, trainer.discriminator.network)
    let slope = image.indices.reduce(0.0) { sum, pixel in
      var (up, down) = (image, image)
      up[pixel] += 1e-6
      down[pixel] -= 1e-6
      let change =
        logit(up, trainer.discriminator.network) - logit(down, trainer.discriminator.network)
      return sum + change * change / 4e-12
    }.squareRoot()
    let found = try #require(
      probe.logit(
        of: 7, in: TinyGAN.data, by: trainer.discriminator.network, normalizesOutput: true))
    #expect(abs(found - value / (slope + abs(value))) < 1e-3)
  }

  @Test(arguments: Preset.all.map(\.name), [Precision.fp32, .bf16])
  func looksAtEveryKindOfDAndChangesNothing(_ preset: String, _ precision: Precision) throws {
    var configuration = try TinyGAN.configuration(named: preset)
    configuration.precision = precision
    var trainer = try Trainer(configuration, data: TinyGAN.data)
    for _ in 0..<3 { _ = trainer.step() }
    let before = trainer.state()
    let probe = try DiscriminatorProbe(trainer.configuration, in: trainer.context)
    let logits = (0..<2).map { _ in
      probe.logit(
        of: 299, in: TinyGAN.data, by: trainer.discriminator.network,
        normalizesOutput: trainer.duePenalties.normalizesOutput)
    }
    #expect(logits[0]?.isFinite == true && logits[0] == logits[1])
    #expect(trainer.state() == before)
  }
}
