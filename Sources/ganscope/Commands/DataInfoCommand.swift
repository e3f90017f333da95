import ArgumentParser
import GANEngine

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
