import ArgumentParser
import Foundation
import GANEngine
import SystemPackage

/// `ganscope data fetch`.
struct DataFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Get MNIST from its public mirrors (11.6 MB).",
    discussion: """
      A download that was broken off is gone on with, and every file is checked by its MD5 \
      before it is put in its place.
      """)

  @Option(
    name: .customLong("mirror"),
    help: ArgumentHelp(
      "A folder on the web to try before the public mirrors; may be repeated.", valueName: "url"))
  var mirrors: [Mirror] = []

  @Option(
    name: .customLong("into"),
    help: ArgumentHelp(
      "The folder to put the files into (default: where they are found without being named).",
      valueName: "dir"))
  var folder: String?

  @Flag(help: "Replace files that have other contents.")
  var force = false

  func run() throws {
    let home = DataSearch(option: nil, environment: ProcessInfo.processInfo.environment).home
    guard let folder = folder ?? home else {
      throw Failure("there is no home folder to put the files into; name one with --into")
    }
    let fetch = DataFetch(
      files: PublishedFile.mnist, mirrors: mirrors + Mirror.mnist,
      folder: FilePath(folder).expandingTilde.string, replacing: force,
      note: { TrainCommand.tell("\($0)\n") })
    for path in try fetch.run() { try StandardStream.output.print(path.asShown) }
    if folder != home { TrainCommand.tell("train on it: ganscope --data \(folder.asShown)\n") }
  }
}
