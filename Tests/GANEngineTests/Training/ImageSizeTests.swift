import Testing

@testable import GANEngine

struct ImageSizeTests {
  private func data(_ side: Int) -> ImageDataset {
    var stream = Philox(seed: 5).stream(.digits)
    let pixels = (0..<40 * side * side).map { _ in UInt8.random(in: 0...255, using: &stream) }
    return ImageDataset(
      name: "noise", pixels: pixels, labels: (0..<40).map { UInt8($0 % 10) }, height: side,
      width: side)
  }

  @Test(
    arguments: [8, 20, 64], ["balanced", "wgan-gp", "goodfellow2014", "conditional", "diverse"])
  func trains(_ side: Int, _ preset: String) throws {
    let configuration = try TinyGAN.configuration(named: preset) {
      $0.batch = 10
      $0.generator.resizeOutput(side * side)
      $0.discriminator.resizeInput(side * side)
    }
    var trainer = try Trainer(configuration, data: data(side))
    for _ in 0..<5 { #expect(trainer.step().isFinite) }
    let images = try trainer.samples(count: 3)
    #expect(images.height == side && images.width == side)
    #expect(images.pixels.count == 3 * side * side)
  }

  @Test func otherSizeIsAnError() throws {
    let configuration = try TinyGAN.configuration(named: "dropout")
    #expect(throws: EngineError.self) { _ = try Trainer(configuration, data: data(20)) }
  }
}
