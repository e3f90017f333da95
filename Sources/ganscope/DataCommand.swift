import ArgumentParser

/// `ganscope data`: what there is to train on.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Show or export the digits that would be trained on.",
    subcommands: [DataInfoCommand.self, DataExportCommand.self])
}
