import ArgumentParser
import CTerminal
import Foundation
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
      DoctorCommand.self,
      CompareCommand.self, TimelapseCommand.self, ReplayCommand.self,
    ],
    defaultSubcommand: WatchCommand.self)
}

@main
enum Entry {
  static func main() {
    StandardStream.prepare()
    do {
      try run()
    } catch {
      leave(error)
    }
    StandardStream.drain(unless: isToldToEnd)
  }

  private static func run() throws {
    if let flaw = ArgumentBytes.firstFlaw(
      in: CommandLine.unsafeArgv, count: CommandLine.argc)
    {
      throw ValidationError(
        "argument \(flaw.place), '\(flaw.text.asShownPath)', is not UTF-8; rename what it names")
    }
    // The default command would take a misspelt one for an argument of its own.
    let first = CommandLine.arguments.dropFirst().first ?? "-"
    let commands = Main.configuration.subcommands.compactMap { $0.configuration.commandName }
    let known = commands + ["help"]
    guard first.hasPrefix("-") || known.contains(first) else {
      let hint = NearestName.hint(first, among: known)
      throw ValidationError("there is no command '\(first)'; \(hint)")
    }
    var command = try Main.parseAsRoot()
    try command.run()
  }

  // Says what is to be said of an error, or of a question for help, and ends the process.
  private static func leave(_ error: any Error) -> Never {
    let (text, code) = (Main.fullMessage(for: error), Main.exitCode(for: error))
    let shown = CommandLine.arguments.dropFirst().reduce(text, Self.escaping)
    if !text.isEmpty { (code.isSuccess ? StandardStream.output : .error).tell("\(shown)\n") }
    // Whoever sends a signal does not wait for a reader.
    StandardStream.drain(patience: code.rawValue > 128 ? 0.2 : 10, unless: isToldToEnd)
    exit(code.rawValue)
  }

  // What was typed is quoted by the parser of arguments as it is.
  private static func escaping(_ text: String, _ argument: String) -> String {
    let value = argument.split(separator: "=", maxSplits: 1).last.map(String.init) ?? ""
    return [argument, value].filter { $0.count > 1 && $0 != $0.asShown }.reduce(text) {
      $0.replacing($1, with: $1.asShown)
    }
  }

  private static func isToldToEnd() -> Bool { Signals.pendingEnd() != nil }
}
