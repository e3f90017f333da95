import Foundation
import Testing

@testable import GANEngine

@Suite(.serialized)
struct PresetTests {
  /// MNIST where it is at hand, else the digits that come with the program.
  static let data: ImageDataset = {
    let search = DataSearch(option: nil, environment: ProcessInfo.processInfo.environment)
    if let found = try? search.corpus(), !found.isEmbedded, let images = try? found.training() {
      return images
    }
    let few = try? EmbeddedDigits(seed: 1, count: 3000).dataset()
    return few ?? ImageDataset(name: "none", pixels: [], labels: [], height: 28, width: 28)
  }()

  @Test(arguments: Preset.all.map(\.name))
  func trainsWithoutANumberGettingLost(_ name: String) throws {
    var configuration = try #require(Preset.named(name)).configuration
    configuration.threads = 2
    // A quarter of the work: what a preset's batch changes is not whether its numbers stay finite.
    configuration.batch = min(configuration.batch, 32)
    configuration.seed = 3
    var trainer = try Trainer(configuration, data: Self.data)
    for step in 0..<200 {
      let metrics = trainer.step()
      try #require(metrics.isFinite, "step \(step)")
    }
    #expect(trainer.stepCount == 200)
    for network in [trainer.generator.network, trainer.discriminator.network] {
      #expect(network.parameters.elements.allSatisfy { $0.isFinite })
    }
    let images = try trainer.samples(count: 20)
    #expect(Set(images.pixels).count > 1)
  }

  @Test(arguments: Preset.all.map(\.name))
  func fitsMNISTAndBreaksNoRule(_ name: String) throws {
    let preset = try #require(Preset.named(name))
    let configuration = preset.configuration
    try configuration.check(height: 28, width: 28)
    let findings = configuration.findings(configuration.hyperparameters)
    #expect(findings.map(\.message) == [])
    #expect(configuration.preset == name)
    #expect((1...90).contains(preset.summary.count))
  }

  @Test func namesAreUnique() {
    #expect(Set(Preset.all.map(\.name)).count == Preset.all.count)
    #expect(Preset.all.first?.name == Preset.standard.name)
    #expect(Preset.named("no such preset") == nil)
  }
}
