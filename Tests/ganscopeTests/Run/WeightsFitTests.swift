import ArgumentParser
import GANEngine
import Testing

@testable import ganscope

/// What is advised where weights of another program do not fit is tried.
@Suite struct WeightsFitTests {
  private static let noise = ImageDataset(
    name: "noise", pixels: (0..<64 * 200).map { UInt8(truncatingIfNeeded: $0 * 37) },
    labels: (0..<200).map { UInt8($0 % 10) }, height: 8, width: 8)

  private func trainer(_ arguments: [String]) throws -> Trainer {
    let options = try RunOptions.parse(arguments + ["--threads", "1"])
    return try Trainer(Configuration(options, imageSide: 8), data: Self.noise)
  }

  private func advice(_ weights: [NamedTensor], for arguments: [String] = []) throws -> String {
    let options = try RunOptions.parse(arguments)
    return try WeightsFit(weights, in: Configuration(options, imageSide: 8), imageSide: 8).advice
  }

  private func checkThatItWorks(_ weights: [NamedTensor], for asked: [String]) throws {
    let advice = try advice(weights, for: asked)
    let words = advice.split(separator: " ").map(String.init)
    try #require(words.starts(with: ["it", "fits", "with"]), "\(advice)")
    var fitting = try trainer(Array(words.dropFirst(3)))
    try fitting.load(weights: weights)
  }

  private static let widths = [
    "--generator", "12-20-24-64", "--discriminator", "64-18-14-1",
  ]

  @Test(arguments: Preset.all.map(\.name)) func theAdviceWorks(preset: String) throws {
    let weights = try trainer(["--preset", preset]).state().weights
    for asked in ["balanced", "dense128"] where asked != preset {
      try checkThatItWorks(weights, for: ["--preset", asked, "--generator", "9-8-64"])
    }
  }

  @Test(
    arguments: [
      [], ["--set", "generator.batchNorm=all"], ["--set", "discriminator.dropoutLayers=all"],
      ["--set", "run.classes=10"],
      ["--set", "generator.batchNorm=none", "--set", "discriminator.batchNorm=all"],
    ])
  func theAdviceWorksForOtherWidths(settings: [String]) throws {
    let made = ["--preset", "dense128"] + Self.widths + settings
    try checkThatItWorks(
      try trainer(made).state().weights.map {
        NamedTensor(
          name: $0.name.replacing("generator.", with: "module.netG."), shape: $0.shape,
          values: $0.values)
      }, for: [])
  }

  /// A G without batch norm has modules of the same numbers, and would leave its weights out.
  @Test func noWeightIsLeftOut() throws {
    let weights = try trainer(["--preset", "dense128"]).state().weights
    let advice = try advice(weights, for: ["--preset", "balanced"])
    #expect(!advice.contains("generator.batchNorm=none"), "\(advice)")
  }

  @Test func whatCannotFitIsExplained() throws {
    let weights = try trainer(["--preset", "dense128"]).state().weights
    func without(_ part: String) -> [NamedTensor] { weights.filter { !$0.name.contains(part) } }
    #expect(try advice(without("discriminator.")).contains("both networks are needed"))
    #expect(try advice([]).contains("generator.0.weight"))
    let deep = NamedTensor(name: "netG.0.weight", shape: [4, 4, 3, 3], values: .float32([]))
    #expect(
      try advice(without("generator.0.weight") + [deep]).contains(
        "[4, 4, 3, 3] belongs to a convolution"))
    let side = WeightsFit(
      weights, in: Preset.standard.configuration, imageSide: 28
    ).advice
    #expect(side.contains("draws 64 pixels") && side.contains("28×28 = 784"))
    #expect(try advice(without("discriminator.0.bias")).contains("nn.Sequential"))
  }
}
