import ArgumentParser
import GANEngine

/// `ganscope data`: what there is to train on.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Show, fetch or export the digits to train on.",
    subcommands: [DataInfoCommand.self, DataFetchCommand.self, DataExportCommand.self])
}

/// `ganscope data info`.
struct DataInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Which digits would be used, why, and what they look like.")

  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON object instead.")
  var json = false

  func run() throws {
    let report = try DataReport(try data.load(), home: data.search.home)
    try StandardStream.output.print(json ? report.json : report.text)
  }
}

/// `ganscope data export`.
struct DataExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the digits as four IDX files, which other programs can read.")

  @Argument(help: "The folder to write to; it is made where it is missing.")
  var folder: String

  @OptionGroup var data: DataOptions

  @Flag(help: "Replace files that have other contents.")
  var force = false

  func run() throws {
    let corpus = try data.load()
    for line in try corpus.export(to: folder, replacing: force) {
      try StandardStream.output.print(line.asShown)
    }
  }
}
