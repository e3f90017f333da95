import ArgumentParser

/// `ganscope data`: what there is to train on.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Show, fetch or export the digits to train on.",
    subcommands: [DataInfoCommand.self, DataFetchCommand.self, DataExportCommand.self])
}
