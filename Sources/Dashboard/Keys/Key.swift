/// A key as the dashboard knows it.
public enum Key: Hashable, Sendable {
  /// A key that stands for a character.
  case character(Unicode.Scalar)
  case up, down, left, right
  case enter, escape, backspace, tab
  case pageUp, pageDown, home, end
  /// Deletes the character to the right.
  case delete
  /// To the word before, and behind the next one: an arrow with Ctrl or Alt.
  case wordLeft, wordRight
  /// A letter with Ctrl, in lower case, where no other case stands for it.
  case control(Unicode.Scalar)
  /// A character with Alt.
  case alt(Unicode.Scalar)
  /// Ctrl-C.
  case interrupt
  /// Any other.
  case other
}
