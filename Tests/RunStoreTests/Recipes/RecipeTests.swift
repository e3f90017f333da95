import Foundation
import Testing

@testable import GANEngine
@testable import RunStore

@Suite struct RecipeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String, named name: String = "mine.json") throws -> String {
    let path = folder.file(name)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func reason(_ text: String) throws -> String {
    let path = try file(text)
    do {
      let preset = try Preset(recipe: path)
      return "accepted as \(preset.name)"
    } catch {
      #expect(error.path == path)
      return error.reason
    }
  }

  @Test(arguments: Preset.all.map(\.name))
  func everyPresetComesBack(name: String) throws {
    let preset = try #require(Preset.named(name))
    let copy = try Preset(recipe: try file(preset.recipe))
    #expect(copy.name == name && copy.configuration.preset == name)
    #expect(copy.summary == preset.summary)
    let (found, wanted) = (copy.configuration, preset.configuration)
    for (network, original) in [
      (found.generator, wanted.generator), (found.discriminator, wanted.discriminator),
    ] {
      #expect(network.perceptron == nil)
      #expect(network.input == original.input && network.layers == original.layers)
      #expect(network.initialization == original.initialization)
    }
    #expect(found.hyperparameters == wanted.hyperparameters)
    #expect(found.batch == wanted.batch && found.classes == wanted.classes)
    #expect(found.packing == wanted.packing)
    #expect(copy.recipe == preset.recipe)
  }

  @Test func aLayerIsALineThatCanBeEdited() throws {
    let text = try #require(Preset.named("conv")).recipe
    let line =
      #"      {"layer": "convTransposed", "channels": 16, "kernel": 4, "stride": 2, "padding": 1},"#
    #expect(text.split(separator: "\n").contains { $0 == line })
    let edited = text.replacing(
      #""conv", "channels": 16, "kernel": 4"#, with: #""conv", "channels": 24, "kernel": 4"#)
    let preset = try Preset(recipe: try file(edited))
    // A preset's name means that preset.
    #expect(preset.name == "mine" && preset.configuration.preset == "mine")
    #expect(
      preset.configuration.discriminator.layers.first
        == .conv(Window(channels: 24, kernel: 4, stride: 2, padding: 1)))
    #expect(try Preset(recipe: try file(edited, named: "balanced.json")).name == "own-balanced")
    #expect(try Preset(recipe: try file(text, named: "balanced.json")).name == "conv")
  }

  private static let short =
    #"{"generator": {"widths": [16, 32, 784], "hidden": "relu", "output": "tanh"}, "#
    + #""discriminator": {"widths": [784, 32, 1], "hidden": "leakyRelu", "output": "identity", "batchNorm": "1"}, "#
    + #""settings": {"loss.kind": "hinge", "adam.beta1": 0, "run.batch": 32}}"#

  @Test func aPerceptronMayHaveItsShortForm() throws {
    let preset = try Preset(recipe: try file(Self.short, named: "größe 2.json"))
    #expect(preset.name == "gr--e-2")
    let configuration = preset.configuration
    #expect(configuration.generator.perceptron?.widths == [16, 32, 784])
    #expect(configuration.discriminator.perceptron?.batchNorm == .only([1]))
    #expect(configuration.batch == 32 && configuration.hyperparameters.lossKind == .hinge)
    #expect(configuration.hyperparameters[.beta1] == 0)
    #expect(configuration.hyperparameters[.beta2] == Hyperparameter.beta2.initial)
  }

  /// A change of the recipe `conv`, and what is said of it.
  @Test(
    arguments: [
      // Shapes.
      (
        #"{"layer": "reshape", "channels": 32,"#, #"{"layer": "reshape", "channels": 64,"#,
        "the generator's layer 7, reshape: takes 7×7×64 = 3,136, layer 6 gives 1,568 numbers"
      ),
      (
        #"{"layer": "flatten"},"#, "",
        "the discriminator's layer 6, linear: takes a vector, layer 5 gives 7×7×32 = 1,568: put a flatten between"
      ),
      (
        #""channels": 32, "kernel": 4, "stride": 2"#, #""channels": 32, "kernel": 4, "stride": 5"#,
        "stride of 5, which does not divide 14 pixels"
      ),
      (
        #""channels": 16, "kernel": 4"#, #""channels": 1000000, "kernel": 4"#,
        "layer 8, convTransposed: needs 1 to 4,096 channels, not 1,000,000"
      ),
      (
        #""channels": 32, "kernel": 4, "stride": 2, "padding": 1"#,
        #""channels": 32, "kernel": 40"#,
        "layer 3, conv: has a kernel of 40 pixels, larger than its image of 14"
      ),
      (
        #""channels": 32, "kernel": 3"#, #""channels": 33, "kernel": 3"#,
        "the discriminator's layer 5, residual: its layers must give what they take"
      ),
      (
        #""outputs": 256"#, #""outputs": 0"#,
        "the generator's layer 1, linear: needs 1 to 1,048,576 outputs, not 0"
      ),
      (#""outputs": 256"#, #""outputs": -3"#, "not -3"),
      (#""outputs": 256"#, #""outputs": 9223372036854775807"#, "not 9,223,372,036,854,775,807"),
      // Values and members.
      (
        #""outputs": 256"#, #""outputs": 9223372036854775808"#,
        "generator, layer 1, linear: outputs is 9223372036854775808, expected a whole number"
      ),
      (
        #""outputs": 256"#, #""outputs": "many""#,
        "generator, layer 1, linear: outputs is “many”, expected a whole number"
      ),
      (
        #""outputs": 256"#, #""outputs": 2.5"#,
        "generator, layer 1, linear: outputs is 2.5, expected"
      ),
      (
        #""outputs": 256"#, #""output": 256"#,
        "generator, layer 1, linear: linear has no “output”; did you mean 'outputs'?"
      ),
      (#""outputs": 256"#, #""outputs": null"#, "outputs is null, expected a whole number"),
      (#", "outputs": 256"#, "", "generator, layer 1, linear: outputs is missing"),
      (
        #"{"layer": "flatten"}"#, #"{"layer": "flaten"}"#,
        "discriminator, layer 6: no kind of layer is called “flaten”; did you mean 'flatten'?"
      ),
      (#"{"layer": "flatten"}"#, "7", "discriminator, layer 6: the layer is 7, expected an object"),
      (#"{"layer": "flatten"}"#, "{}", "discriminator, layer 6: layer is missing"),
      (
        #"{"layer": "conv", "channels": 16, "kernel": 3"#,
        #"{"layer": "conv", "channels": 16, "krnel": 3"#,
        "generator, layer 11.1, conv: conv has no “krnel”; did you mean 'kernel'?"
      ),
      (
        #""initialization": "pytorch""#, #""initialization": "zeros""#,
        "generator: initialization is “zeros”, expected one of pytorch, xavier, he, normal"
      ),
      (
        #""input": {"channels": 16}"#, #""input": {"chanels": 16}"#,
        "generator, input: there is no member “chanels”; did you mean 'channels'?"
      ),
      (
        #""input": {"channels": 16}"#, #""input": {"channels": 0}"#,
        "the generator needs 1 to 256 layers for an input of 1"
      ),
      (#""input": {"channels": 16},"#, "", "generator: input is missing"),
      (
        #""discriminator": {"#, #""diskriminator": {"#,
        "there is no member “diskriminator”; did you mean 'discriminator'?"
      ),
      // Settings.
      (#""adam.beta1": 0"#, #""adam.beta1": NaN"#, "found NaN, which JSON and recipes do not have"),
      (
        #""adam.beta1": 0"#, #""adam.beta1": "NaN""#,
        "settings: adam.beta1 takes a number from 0 to"
      ),
      (#""adam.beta1": 0"#, #""adam.beta1": 1e400"#, "1e400 is too large a number"),
      (#""adam.beta1": 0"#, #""adam.beta1": -1"#, "not -1"),
      (
        #""adam.beta1": 0"#, #""adam.beta3": 0"#,
        "settings: there is no setting “adam.beta3”; did you mean “adam.beta1”?"
      ),
      (
        #""adam.beta1": 0"#, #""generator.batchNorm": "all""#,
        "settings: generator.batchNorm is told by the layers of the generator"
      ),
      (
        #""loss.kind": "nonSaturating""#, #""loss.kind": 3"#,
        "settings: loss.kind takes one of nonSaturating,"
      ),
      (#""loss.kind": "nonSaturating""#, #""loss.kind": "kind""#, "not “kind”"),
      (
        #""run.batch": 64"#, #""run.batch": 0"#,
        "settings: run.batch takes a whole number from 1 to 65536, not 0"
      ),
      (#""run.batch": 64"#, #""run.batch": 6.5"#, "not 6.5"),
      (#""run.batch": 64"#, #""run.batch": 64, "run.batch": 64"#, "“run.batch” stands there twice"),
      (#""name": "conv""#, #""name": "../../x""#, "name is “../../x”, expected 1 to 40"),
      (
        #""name": "conv""#, #""name": "co\u006ev", "nam\u0065": "x""#,
        "line 2, column 24: “name” stands there twice"
      ),
      (#""name": "conv","#, #""name": "conv""#, "line 3, column 3: expected , or }, found \""),
      (#""name": "conv","#, #"// mine"#, "found a comment, which JSON does not have"),
      (#""name": "conv","#, #""name": "conv"#, "a text ends within its line"),
    ] as [(String, String, String)])
  func whatIsWrongIsToldWithItsPlace(old: String, new: String, words: String) throws {
    let text = try #require(Preset.named("conv")).recipe
    #expect(text.contains(old))
    let reason = try reason(text.replacing(old, with: new, maxReplacements: 1))
    #expect(reason.contains(words), "\(reason)")
    #expect(!reason.contains("\n"))
  }

  @Test(
    arguments: [
      ("", "an empty file"), (" \n", "an empty file"), ("[1]", "expected an object in { }"),
      ("{", "line 1, column 2: expected a name in quotes, found the end of the file"),
      ("{}", "generator is missing, expected an object with input and layers"),
      ("{} {}", "line 1, column 4: found { behind the end"),
      (String(repeating: "[", count: 100_000), "line 1, column 65: nested more than 64 deep"),
      (#"{"generator": {}, "discriminator": {}}"#, "generator: layers are missing"),
      (#"{"generator": 3}"#, "generator is 3, expected an object with input and layers"),
      (String(repeating: " ", count: 1 << 20) + "{}", "larger than a megabyte"),
      ("import torch", "line 1, column 1: expected a value, found import"),
      ("{\"a\": 01}", "01 is no number of JSON"), ("{\"a\": +1}", "expected a value, found +1"),
      ("{\"a\": \"\\x\"}", "an escape that JSON does not know"),
    ] as [(String, String)])
  func whatIsNoRecipeIsToldSo(text: String, words: String) throws {
    let reason = try reason(text)
    #expect(reason.contains(words), "\(reason)")
  }

  @Test func blocksInBlocksHaveAnEnd() throws {
    let nested = (0..<20).reduce(#"{"layer": "relu"}"#) { inner, _ in
      #"{"layer": "residual", "layers": [\#(inner)]}"#
    }
    let text = try #require(Preset.named("conv")).recipe
      .replacing(#"{"layer": "flatten"},"#, with: nested + #", {"layer": "flatten"},"#)
    #expect(try reason(text).contains("stands 9 blocks deep; 8 will do"))
  }

  @Test func whatIsNoFileOfTextIsToldSo() throws {
    func reason(_ path: String) -> String {
      do {
        _ = try Preset(recipe: path)
        return "accepted"
      } catch { return "\(error)" }
    }
    #expect(
      reason(folder.path).hasSuffix(
        "a folder; expected the file of a recipe, as 'ganscope presets NAME --json' prints"))
    #expect(reason(folder.file("none.json")).contains("there is no such file"))
    let pipe = folder.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(reason(pipe).contains("a pipe or a device"))
    for (bytes, words) in [
      ([0x7B, 0xFF, 0x7D], "not UTF-8"), ([0xFF, 0xFE, 0x7B, 0, 0x7D, 0], "UTF-16"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0xFF], "a PNG picture"),
    ] as [([UInt8], String)] {
      let path = folder.file("bytes")
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(reason(path).contains(words), "\(reason(path))")
    }
    // What Windows' editors put in front is no mistake.
    let marked = try file("\u{feff}" + Self.short.replacing(", ", with: ",\r\n"))
    #expect(reason(marked) == "accepted")
  }
}
