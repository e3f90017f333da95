import Testing

@testable import GANEngine

@Suite struct ForeignNamesTests {
  private func names(_ names: [String]) -> [String] {
    names.map { NamedTensor(name: $0, shape: [1], values: .float32([0])) }.withNamesOfHere
      .map(\.name)
  }

  @Test(arguments: [
    "generator.0.weight", "module.generator.0.weight", "generator.module.0.weight",
    "netG.0.weight", "netG.main.0.weight", "_orig_mod.G.model.0.weight", "gen.net.0.weight",
  ])
  func whatOthersCallTheGenerator(_ name: String) {
    #expect(names([name]) == ["generator.0.weight"])
  }

  @Test func whatIsNotKnownStays() {
    #expect(
      names(["encoder.module.0.weight", "0.weight", "", "."]) == [
        "encoder.module.0.weight", "0.weight", "", ".",
      ])
    // Which of the two is meant, nobody knows.
    let twice = ["netG.0.weight", "generator.0.weight"]
    #expect(names(twice) == twice)
    #expect(
      names(["critic.2.bias", "D.0.bias"]) == ["discriminator.2.bias", "discriminator.0.bias"])
  }
}
