import ArgumentParser
import GANEngine

/// `ganscope presets`: the recipes there are.
struct PresetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "presets", abstract: "List the recipes, or print all settings of one.")

  @Argument(help: ArgumentHelp("The recipe to print; all are listed without it."))
  var name: String?

  @Flag(help: "Print JSON instead.")
  var json = false

  func validate() throws {
    if let name { try RunOptions.check(preset: name) }
  }

  func run() throws {
    if let preset = name.flatMap(Preset.named) {
      let report = PresetReport(preset)
      try StandardStream.output.print(json ? report.json : report.text)
    } else {
      try StandardStream.output.print(json ? JSONWriter.text(Preset.all.map(Line.init)) : Self.list)
    }
  }

  private struct Line: Encodable {
    let name: String
    let summary: String
    let isDefault: Bool

    init(_ preset: Preset) {
      name = preset.name
      summary = preset.summary
      isDefault = preset.name == Preset.standard.name
    }
  }

  static var list: String {
    let width = Preset.all.map(\.name.count).max() ?? 0
    let lines = Preset.all.map { preset in
      let mark = preset.name == Preset.standard.name ? "*" : " "
      return "\(mark) \(preset.name.padded(to: width))  \(preset.summary)"
    }
    let hint = "* is the default. 'ganscope presets NAME' prints all settings of one."
    return (lines + ["", hint]).joined(separator: "\n")
  }
}
