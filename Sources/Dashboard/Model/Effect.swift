public import GANEngine

/// What the dashboard wants done outside of it.
public enum Effect: Equatable, Sendable {
  /// Hand a command to the session.
  case send(Command)
  /// Leave the screen and end the run, with a last checkpoint or without.
  case quit(saving: Bool)
}
