import ArgumentParser
import RunStore

/// `ganscope doctor`: what was wrong with a run, by what it left behind.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is wrong with a run, why, and what helps.",
    discussion: """
      Reads the measurements and scores of the run; collapse and copies need scores. The last \
      findings are those at the run's end. A command of the advice is typed behind a colon on the \
      screen of the run, e.g. after 'ganscope resume'.
      """)

  @Argument(help: ArgumentHelp("A run's folder, or its name in runs/.", valueName: "run"))
  var name: String

  @Flag(help: "Print one JSON object instead.")
  var json = false

  func run() throws {
    let report = try DiagnosisReport(RunDirectory.named(name))
    try StandardStream.output.print(json ? try JSONWriter.text(report) : report.text)
  }
}
