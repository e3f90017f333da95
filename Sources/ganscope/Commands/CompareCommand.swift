import ArgumentParser
import RunStore

/// `ganscope compare`: what sets runs apart.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare runs: settings that differ, final values, and the losses as a plot.")

  @Argument(help: ArgumentHelp("Folders of runs, or names in runs/.", valueName: "run"))
  var names: [String]

  @Flag(help: "Print one JSON object instead.")
  var json = false

  @Flag(help: "Draw with ASCII alone, whatever the locale says.")
  var ascii = false

  func validate() throws {
    guard names.count >= 2 else { throw ValidationError("compare takes two runs or more") }
    guard names.count <= RunComparison.limit else {
      throw ValidationError("compare takes at most \(RunComparison.limit) runs")
    }
  }

  func run() throws {
    let runs = try names.map { RunSummary(try RunDirectory.named($0), journalLimit: 1 << 19) }
    let comparison = RunComparison(runs)
    guard !json else {
      try StandardStream.output.print(JSONWriter.text(comparison))
      return
    }
    try StandardStream.output.print(comparison.text)
    let plot = LossPlot(runs, usesBraille: !ascii && TerminalText.hasUnicode)
    try StandardStream.output.print(
      plot.text(width: TerminalText.width, colors: TerminalText.colors))
  }
}
