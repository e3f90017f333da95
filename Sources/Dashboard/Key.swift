/// A key as the dashboard knows it.
public enum Key: Hashable, Sendable {
  /// A key that stands for a character.
  case character(Unicode.Scalar)
  case up, down, left, right
  case enter, escape, backspace, tab
  case pageUp, pageDown, home, end
  /// Ctrl-C.
  case interrupt
  /// Any other.
  case other
}
