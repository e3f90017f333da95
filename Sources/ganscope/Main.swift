import ArgumentParser
import GANEngine

struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ganscope",
    abstract: "Watch a GAN learn to draw digits, and steer it while it learns.",
    version: Version.text,
    subcommands: [
      WatchCommand.self, TutorialCommand.self, TrainCommand.self, ResumeCommand.self,
      SampleCommand.self,
      EvaluateCommand.self, ExportCommand.self,
      BenchCommand.self, DataCommand.self, PresetsCommand.self, RunsCommand.self, ShowCommand.self,
      CompareCommand.self, TimelapseCommand.self, ReplayCommand.self,
    ],
    defaultSubcommand: WatchCommand.self)
}

@main
enum Entry {
  static func main() {
    if let flaw = ArgumentBytes.firstFlaw(
      in: CommandLine.unsafeArgv, count: CommandLine.argc)
    {
      Main.exit(
        withError: ValidationError(
          "argument \(flaw.place), '\(flaw.text.asShownPath)', is not UTF-8; rename what it names"))
    }
    // The default command would take a misspelt one for an argument of its own.
    let first = CommandLine.arguments.dropFirst().first ?? "-"
    let commands = Main.configuration.subcommands.compactMap { $0.configuration.commandName }
    let known = commands + ["help"]
    guard first.hasPrefix("-") || known.contains(first) else {
      let hint = NearestName.hint(first, among: known)
      Main.exit(withError: ValidationError("there is no command '\(first)'; \(hint)"))
    }
    Main.main()
  }
}
