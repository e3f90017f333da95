public import GANEngine

/// What the dashboard is told.
public enum Event: Sendable {
  /// Time has passed; this is how things stand.
  case frame(Frame)
  /// A key was pressed.
  case key(Key)
  /// The mouse was pressed or its wheel turned.
  case mouse(Mouse)
  /// Text that was pasted as a whole, line ends and all.
  case paste(String)
  /// Lines that somebody wrote on standard error meanwhile.
  case stray([String])
}

/// What the dashboard wants done outside of it.
public enum Effect: Equatable, Sendable {
  /// Hand a command to the session.
  case send(Command)
  /// Leave the screen and end the run, with a last checkpoint or without.
  case quit(saving: Bool)
}
