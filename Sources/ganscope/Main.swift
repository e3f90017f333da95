import ArgumentParser

@main
struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ganscope",
    abstract: "Watch a GAN learn to draw digits, and steer it while it learns.",
    version: Version.text,
    subcommands: [
      WatchCommand.self, TrainCommand.self, SampleCommand.self, BenchCommand.self,
      DataCommand.self,
    ],
    defaultSubcommand: WatchCommand.self)
}
