import ArgumentParser
import RunStore

/// `ganscope show`: all that a run left behind.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all of a run: settings, last values, checkpoints, journal."
  )

  @Argument(help: ArgumentHelp("A run's folder, or its name in runs/.", valueName: "run"))
  var name: String

  @Flag(help: "Print one JSON object instead.")
  var json = false

  func run() throws {
    let report = RunReport(try RunDirectory.named(name))
    try StandardStream.output.print(json ? JSONWriter.text(report) : report.text)
  }
}
