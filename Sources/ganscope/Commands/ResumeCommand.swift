import ArgumentParser

/// `ganscope resume`: `watch --resume`.
struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Go on with a run, on a screen: its plots and digits are there.",
    discussion: """
      The same as 'ganscope watch --resume RUN'; without a terminal, \
      'ganscope train --resume RUN'.
      """)

  @Argument(
    help: ArgumentHelp("A run's folder, its name in runs/, or a checkpoint.", valueName: "run"))
  var name: String

  @OptionGroup var watch: WatchOptions

  func validate() throws {
    if watch.run.resume != nil {
      throw ValidationError("'resume' names the run by itself; --resume is for 'watch' and 'train'")
    }
  }

  func run() throws {
    var watch = watch
    watch.run.resume = name
    try watch.run.validate()
    try ScreenRun(watch).run()
  }
}
