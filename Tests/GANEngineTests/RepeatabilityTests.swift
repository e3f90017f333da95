import Testing

@testable import GANEngine

/// The same seed, configuration and thread count give the same bits.
struct RepeatabilityTests {
  private static let data: ImageDataset = {
    var stream = Philox(seed: 5).stream(.digits)
    let pixels = (0..<300 * 64).map { _ in UInt8.random(in: 0...255, using: &stream) }
    return ImageDataset(
      name: "noise", pixels: pixels, labels: Array(repeating: 0, count: 300), height: 8, width: 8)
  }()

  private func configuration(_ preset: String, _ precision: Precision) throws -> Configuration {
    var configuration = try #require(Preset.named(preset)).configuration
    configuration.generator.widths = [10, 24, 40, 64]
    configuration.discriminator.widths = [64, 48, 16, 1]
    configuration.batch = 32
    configuration.seed = 9
    configuration.threads = 2
    configuration.precision = precision
    return configuration
  }

  @Test(arguments: ["article", "balanced"], [Precision.fp32, .bf16])
  func repeatsBitForBit(_ preset: String, _ precision: Precision) throws {
    var states: [TrainerState] = []
    for _ in 0..<2 {
      var trainer = try Trainer(configuration(preset, precision), data: Self.data)
      for _ in 0..<25 { #expect(trainer.step().isFinite) }
      states.append(trainer.state())
    }
    #expect(states[0] == states[1])
    #expect(states[0].step == 25)
  }

  @Test(arguments: ["article", "balanced"], [Precision.fp32, .bf16])
  func resumesBitForBit(_ preset: String, _ precision: Precision) throws {
    var whole = try Trainer(configuration(preset, precision), data: Self.data)
    var first = try Trainer(configuration(preset, precision), data: Self.data)
    for _ in 0..<24 { _ = whole.step() }
    for _ in 0..<13 { _ = first.step() }
    let saved = first.state()
    var second = try Trainer(saved.configuration, data: Self.data)
    try second.restore(saved)
    #expect(second.state() == saved)
    for _ in 0..<11 { _ = second.step() }
    #expect(second.state() == whole.state())
    #expect(try second.samples(count: 4) == whole.samples(count: 4))
  }

  @Test func anotherSeedGivesOtherBits() throws {
    var changed = try configuration("balanced", .fp32)
    changed.seed = 10
    let first = try Trainer(configuration("balanced", .fp32), data: Self.data)
    let second = try Trainer(changed, data: Self.data)
    #expect(first.state().tensors != second.state().tensors)
  }
}
