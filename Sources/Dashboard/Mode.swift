/// What keys mean at the moment.
enum Mode: Equatable, Sendable {
  case normal
  /// A value is being typed.
  case typing(String)
  /// The quit question stands.
  case quitting
  /// Help is open, scrolled down by that many lines.
  case help(scroll: Int)
}
