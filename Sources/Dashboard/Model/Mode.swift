/// What keys mean at the moment.
enum Mode: Equatable, Sendable {
  case normal
  /// A value is being typed.
  case typing(LineEditor)
  /// A command is being typed.
  case command(CommandLine)
  /// The chosen setting is explained, scrolled down by that many lines.
  case explaining(scroll: Int)
  /// The quit question stands.
  case quitting
  /// Help is open, scrolled down by that many lines.
  case help(scroll: Int)
}
