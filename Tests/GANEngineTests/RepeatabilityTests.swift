import Testing

@testable import GANEngine

/// The same seed, configuration and thread count give the same bits.
struct RepeatabilityTests {
  private func configuration(_ preset: String, _ precision: Precision) throws -> Configuration {
    TinyGAN.configuration(try #require(Preset.named(preset)), precision)
  }

  @Test(arguments: ["article", "balanced"], [Precision.fp32, .bf16])
  func repeatsBitForBit(_ preset: String, _ precision: Precision) throws {
    var states: [TrainerState] = []
    for _ in 0..<2 {
      var trainer = try Trainer(configuration(preset, precision), data: TinyGAN.data)
      for _ in 0..<25 { #expect(trainer.step().isFinite) }
      states.append(trainer.state())
    }
    #expect(states[0] == states[1])
    #expect(states[0].step == 25)
  }

  @Test(arguments: ["article", "balanced"], [Precision.fp32, .bf16])
  func resumesBitForBit(_ preset: String, _ precision: Precision) throws {
    var whole = try Trainer(configuration(preset, precision), data: TinyGAN.data)
    var first = try Trainer(configuration(preset, precision), data: TinyGAN.data)
    for _ in 0..<24 { _ = whole.step() }
    for _ in 0..<13 { _ = first.step() }
    let saved = first.state()
    var second = try Trainer(saved.configuration, data: TinyGAN.data)
    try second.restore(saved)
    #expect(second.state() == saved)
    for _ in 0..<11 { _ = second.step() }
    #expect(second.state() == whole.state())
    #expect(try second.samples(count: 4) == whole.samples(count: 4))
  }

  @Test func anotherSeedGivesOtherBits() throws {
    let first = try Trainer(TinyGAN.configuration(seed: 9), data: TinyGAN.data)
    let second = try Trainer(TinyGAN.configuration(seed: 10), data: TinyGAN.data)
    #expect(first.state().tensors != second.state().tensors)
  }
}
