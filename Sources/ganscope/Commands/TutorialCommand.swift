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
    try ScreenRun(watch, isTutorial: true).run()
  }

  // A plain GAN with nothing to hold its D back, which at first learns slowly: digits come within
  // half a minute, and a D that learns as fast as G wins in as long.
  private static let recipe = [
    "--data", "digits", "--preset", "article", "--seed", "1", "--batch", "64", "--generator",
    "16-128-256-784", "--discriminator", "784-1024-512-1", "--set", "generator.hidden=leakyRelu",
    "--set", "discriminator.hidden=leakyRelu", "--set", "generator.batchNorm=1",
    "--set", "generator.emaDecay=0.998", "--set", "adam.beta1=0.5",
    "--set", "generator.learningRate=2e-4", "--set", "discriminator.learningRate=2e-5",
    // How to read the curves helps more here than scores of digits that are still coming.
    "--score-every", "0",
  ]
}
