/// What the dashboard is told.
public enum Event: Sendable {
  /// Time has passed; this is how things stand.
  case frame(Frame)
  case key(Key)
  case mouse(Mouse)
  /// Lines that somebody wrote on standard error meanwhile.
  case stray([String])
}
