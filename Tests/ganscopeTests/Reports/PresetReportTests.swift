import Foundation
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

  @Test(arguments: Preset.all.map(\.name))
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
    #expect(marked == ["generator.output", "adam.beta1", "run.batch"])
    #expect(report.text.contains("  * adam.beta1"))
    #expect(report.text.contains("ganscope --preset own --set"))
  }

  @Test func jsonSaysTheSame() throws {
    let json = try PresetReport(Preset.standard).json
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let rows = object?["settings"] as? [[String: Any]]
    let loss = rows?.first { $0["name"] as? String == "loss.kind" }
    #expect(loss?["value"] as? String == "nonSaturating")
    #expect(loss?["applies"] as? String == "now")
    let rate = rows?.first { $0["name"] as? String == "generator.learningRate" }
    #expect(rate?["value"] as? Double == 5e-4)
  }
}
