import ArgumentParser

/// `ganscope tutorial`: three minutes of a run that goes well, goes wrong and is taken back.
struct TutorialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tutorial",
    abstract: "Learn the screen in three minutes: break a run, and take it back.",
    discussion: """
      Trains small networks on the embedded digits. The panel on the right says what to do next; \
      q ends it at any time. Takes the options of 'watch', e.g. --theme light.
      """)

  @Argument(parsing: .captureForPassthrough, help: ArgumentHelp(visibility: .hidden))
  var options: [String] = []

  func run() throws {
    let watch = try WatchOptions.parse(Self.recipe + options)
    try Watching(watch, isTutorial: true).run()
  }

  // A plain GAN that draws digits within half a minute and falls over when D learns too fast.
  private static let recipe = [
    "--data", "digits", "--preset", "article", "--seed", "1", "--batch", "64", "--generator",
    "16-128-256-784", "--discriminator", "784-512-256-1", "--set", "generator.hidden=leakyRelu",
    "--set", "discriminator.hidden=leakyRelu",
  ]
}
