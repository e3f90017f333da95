import ArgumentParser

/// What the commands with a screen have in common.
struct WatchOptions: ParsableArguments {
  @OptionGroup var run: RunOptions

  @Flag(help: "Wait for the space bar before the first step.")
  var paused = false

  @Flag(help: "Draw with ASCII alone, whatever the locale says.")
  var ascii = false

  @Option(help: "Colours for a dark or a light ground, or none; the key t changes it.")
  var theme = ThemeChoice.auto

  @Option(help: "What digits are drawn with, where the terminal has it; the key g changes it.")
  var glyphs = GlyphChoice.auto

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
