import ArgumentParser

/// What the commands with a screen have in common.
struct WatchOptions: ParsableArguments {
  @OptionGroup var run: RunOptions

  @Flag(help: "Wait for the space bar before the first step.")
  var paused = false

  @Flag(help: "Draw with ASCII alone, whatever the locale says.")
  var ascii = false

  @Flag(
    help: ArgumentHelp(
      "No screen: a sentence every few seconds on standard output.",
      discussion: "For screen readers and logs; needs no terminal. Ctrl-C saves and ends."))
  var plain = false

  func validate() throws {
    if plain, paused {
      throw ValidationError("--plain takes no keys: nothing could end the pause of --paused")
    }
  }
}
