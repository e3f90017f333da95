/// What the dashboard is told.
public enum Event: Sendable {
  /// Time has passed; this is how things stand.
  case frame(Frame)
  case key(Key)
  case mouse(Mouse)
  /// Text that was pasted as a whole, line ends and all.
  case paste(String)
  /// Lines that somebody wrote on standard error meanwhile.
  case stray([String])
}
