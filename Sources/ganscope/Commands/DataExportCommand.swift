import ArgumentParser
import GANEngine

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
