import ArgumentParser
import GANEngine
import RunStore

/// `ganscope presets`: the recipes there are.
struct PresetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "presets",
    abstract: "List the recipes, or print the networks and all settings of one.",
    discussion: """
      'ganscope presets NAME --json > FILE' writes a recipe that can be edited and trained by \
      'ganscope --recipe FILE'.
      """)

  @Argument(help: ArgumentHelp("The recipe to print; all are listed without it."))
  var name: String?

  @Option(
    help: ArgumentHelp("Print, and check, a recipe of your own instead.", valueName: "file"))
  var recipe: String?

  @Flag(help: "Print JSON instead.")
  var json = false

  func validate() throws {
    if let name { try RunOptions.check(preset: name) }
    guard name == nil || recipe == nil else {
      throw ValidationError("a recipe's name and --recipe both say what to print; give one of them")
    }
  }

  func run() throws {
    if let preset = try recipe.map(Preset.init(recipe:)) ?? name.flatMap(Preset.named) {
      let configuration = preset.configuration
      _ = try SettingsCheck(
        configuration.findings(configuration.hyperparameters), recipe: recipe)
      let text = json ? String(preset.recipe.dropLast()) : PresetReport(preset).text(recipe: recipe)
      try StandardStream.output.print(text)
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
