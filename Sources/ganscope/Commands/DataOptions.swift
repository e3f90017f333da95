import ArgumentParser
import Foundation
import GANEngine

/// `--data`, for every command that needs digits.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "A folder with IDX files (MNIST's four, plain or .gz), or 'digits' for the embedded ones.",
      discussion: """
        Where a folder holds several data sets, the beginning of their names chooses: \
        DIR/emnist-letters. Labels are needed by conditional presets alone. \
        Without it: $GANSCOPE_DATA, then $XDG_DATA_HOME/ganscope/mnist \
        (~/.local/share/ganscope/mnist), then the embedded digits.
        """,
      valueName: "folder|digits"))
  var source: String?

  func validate() throws {
    guard let source, !FileManager.default.fileExists(atPath: source),
      NearestName.of(source, among: [DataSearch.embeddedWord]) != nil,
      source != DataSearch.embeddedWord
    else { return }
    throw ValidationError(
      "there is no folder '\(source.asShownPath)'; did you mean '--data digits'?")
  }

  /// The digits asked for; their images are read when the corpus is asked for them. Where nobody asked
  /// and a run of `recorded` digits is at hand, the embedded ones are those again.
  func load(for recorded: String? = nil) throws -> DigitCorpus {
    let isEmbedded = source == nil && recorded == DigitCorpus.embeddedName
    return try isEmbedded
      ? DataSearch(option: DataSearch.embeddedWord, environment: [:]).corpus() : search.corpus()
  }

  /// Where the digits are looked for.
  var search: DataSearch {
    DataSearch(option: source, environment: ProcessInfo.processInfo.environment)
  }
}
