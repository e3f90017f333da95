import ArgumentParser

/// `ganscope watch`, and `ganscope` alone: training on a screen.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Train and watch: plots, digits and keys that steer.",
    discussion: """
      Press ? for the keys. q asks whether to save; SIGTERM and SIGHUP save and end. \
      Without a terminal, use 'ganscope train'.
      """)

  @OptionGroup var options: WatchOptions

  func run() throws { try ScreenRun(options).run() }
}
