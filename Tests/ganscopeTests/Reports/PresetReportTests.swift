import Testing

@testable import GANEngine
@testable import ganscope

@Suite struct PresetReportTests {
  @Test func theListNamesEveryPresetAndMarksTheDefault() {
    let lines = PresetsCommand.list.split(separator: "\n")
    for preset in Preset.all {
      let line = lines.first { $0.dropFirst(2).hasPrefix(preset.name + " ") }
      #expect(line?.contains(preset.summary) == true)
      #expect(line?.hasPrefix("*") == (preset.name == Preset.standard.name))
    }
  }

  @Test(arguments: Preset.all.filter { $0.configuration.generator.perceptron != nil }.map(\.name))
  func everySettingIsToldOnceAndCanBeTyped(name: String) throws {
    let preset = try #require(Preset.named(name))
    let report = PresetReport(preset)
    #expect(report.settings.count == Hyperparameter.allCases.count + FixedSetting.all.count)
    // Typing all of them anew, onto another recipe, gives the same run.
    var configuration = Preset.all[Preset.all.count - 1].configuration
    for row in report.settings {
      try Setting(parsing: "\(row.name)=\(row.value.text)").apply(to: &configuration)
    }
    configuration.preset = preset.configuration.preset
    #expect(configuration == preset.configuration)
  }

  @Test func whatDiffersIsMarked() {
    var configuration = Preset.standard.configuration
    configuration.generator = configuration.generator.plain(output: .sigmoid)
    configuration.discriminator = configuration.discriminator.plain(output: .identity)
    configuration.hyperparameters = Hyperparameters()
    configuration.hyperparameters[.beta1] = 0.9
    configuration.batch = 64
    let report = PresetReport(Preset(name: "own", summary: "mine", configuration: configuration))
    let marked = report.settings.filter(\.differs).map(\.name)
    #expect(marked == ["adam.beta1", "run.batch", "generator.output"])
    #expect(report.text().contains("  * adam.beta1"))
    #expect(report.text().contains("ganscope --preset own --set"))
    #expect(report.text(recipe: "a b.json").contains("ganscope --recipe a b.json --set"))
  }

  @Test func listedLayersAreATableAndNoSettings() throws {
    let report = PresetReport(try #require(Preset.named("conv")))
    let names = report.settings.map(\.name)
    #expect(!names.contains("generator.widths") && !names.contains("discriminator.hidden"))
    #expect(names.contains("generator.initialization") && names.contains("run.batch"))
    let lines = report.text().split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    // (4·4·16 weights + 1 bias) at 14×14 places of 16 channels.
    #expect(lines.contains("12 convTransposed 1, 4×4, stride 2, pad 1 28×28×1 257 50,176"))
    #expect(lines.contains("1 conv 16, 4×4, stride 2, pad 1 14×14×16 272 50,176"))
    #expect(lines.contains("input 28×28×1"))
  }
}
