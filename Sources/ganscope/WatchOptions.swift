import ArgumentParser

/// What the commands with a screen have in common.
struct WatchOptions: ParsableArguments {
  @OptionGroup var run: RunOptions

  @Flag(help: "Wait for the space bar before the first step.")
  var paused = false

  @Flag(help: "Draw with ASCII alone, whatever the locale says.")
  var ascii = false
}
