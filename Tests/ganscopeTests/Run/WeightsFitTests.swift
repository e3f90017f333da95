import ArgumentParser
import GANEngine
import Testing

@testable import ganscope

/// What is advised where weights of another program do not fit is tried.
@Suite struct WeightsFitTests {
  private func trainer(_ arguments: [String], side: Int = 8) throws -> Trainer {
    let options = try RunOptions.parse(arguments + ["--threads", "1"])
    let noise = ImageDataset(
      name: "noise", pixels: (0..<side * side * 200).map { UInt8(truncatingIfNeeded: $0 * 37) },
      labels: (0..<200).map { UInt8($0 % 10) }, height: side, width: side)
    return try Trainer(Configuration(options, imageSide: side), data: noise)
  }

  private func advice(
    _ weights: [NamedTensor], for arguments: [String] = [], side: Int = 8
  ) throws -> String {
    let options = try RunOptions.parse(arguments)
    return try WeightsFit(weights, in: Configuration(options, imageSide: side), imageSide: side)
      .advice
  }

  private func checkThatItWorks(
    _ weights: [NamedTensor], for asked: [String], side: Int = 8
  ) throws {
    let advice = try advice(weights, for: asked, side: side)
    let words = advice.split(separator: " ").map(String.init)
    try #require(words.starts(with: ["it", "fits", "with"]), "\(advice)")
    // Options that name no preset are said of the one that was asked for.
    let options = Array(words.dropFirst(3))
    let isOfAsked = !options.contains("--preset") && !options.contains("--generator")
    var fitting = try trainer((isOfAsked ? asked : []) + options, side: side)
    try fitting.load(weights: weights)
  }

  private static let widths = [
    "--generator", "12-20-24-64", "--discriminator", "64-18-14-1",
  ]

  @Test(arguments: Preset.all.map(\.name)) func theAdviceWorks(preset: String) throws {
    // Layers that are listed are of images of 28 × 28.
    let isListed = Preset.named(preset)?.configuration.generator.perceptron == nil
    let side = isListed ? 28 : 8
    let weights = try trainer(["--preset", preset], side: side).state().weights
    for asked in ["balanced", "dense128"] where asked != preset {
      try checkThatItWorks(
        weights, for: ["--preset", asked, "--generator", "9-8-\(side * side)"], side: side)
    }
  }

  @Test(arguments: [("conv-conditional", "conv"), ("conv", "conv-best"), ("rnn", "conv-sn")])
  func theAdviceWorksBetweenLayers(preset: String, asked: String) throws {
    let weights = try trainer(["--preset", preset], side: 28).state().weights
    try checkThatItWorks(weights, for: ["--preset", asked], side: 28)
  }

  @Test func layersThatNoPresetHasNeedARecipe() throws {
    let weights = try trainer(["--preset", "conv"], side: 28).state().weights
    #expect(try advice(weights).contains("draws 784 pixels, and the images have 8×8 = 64"))
    let wider = weights.map {
      $0.name == "discriminator.0.weight"
        ? NamedTensor(name: $0.name, shape: [17, 1, 4, 4], values: $0.values) : $0
    }
    #expect(try advice(wider, side: 28).contains("(--recipe FILE"))
    // One that is left over would make it another network.
    let more = NamedTensor(name: "generator.99.weight", shape: [1, 1], values: .float32([0]))
    #expect(try advice(weights + [more], side: 28).contains("--recipe"))
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
