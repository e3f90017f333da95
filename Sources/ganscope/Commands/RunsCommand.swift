import ArgumentParser
import Foundation
import GANEngine
import RunStore

/// `ganscope runs`: what has been trained.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List the runs in a folder, newest first.")

  @Argument(help: ArgumentHelp("The folder of the runs (default: runs).", valueName: "dir"))
  var folder: String?

  @Flag(help: "Print a JSON array instead.")
  var json = false

  func run() throws {
    for name in RunDirectory.unreadableNames(in: folder ?? Self.standardFolder) {
      TrainCommand.tell("note: \(name.asShownPath) is passed over: its name is not UTF-8\n")
    }
    let summaries = try directories().map { RunSummary($0) }
    let lines = RunLine.newestFirst(summaries.map(RunLine.init))
    if json {
      try StandardStream.output.print(JSONWriter.text(lines))
    } else if lines.isEmpty {
      try StandardStream.output.print(
        "no runs in \((folder ?? Self.standardFolder).asShownPath); 'ganscope' or 'ganscope train' makes one"
      )
    } else {
      try StandardStream.output.print(RunLine.table(lines))
    }
  }

  private func directories() throws -> [RunDirectory] {
    // Before the first run there is no folder, which is no error.
    if folder == nil, !FileManager.default.fileExists(atPath: Self.standardFolder) { return [] }
    return try RunDirectory.all(in: folder ?? Self.standardFolder)
  }

  private static let standardFolder = "runs"
}
