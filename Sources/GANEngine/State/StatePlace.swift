/// A state of a run that one may go to.
public enum StatePlace: Equatable, Sendable {
  /// The state after so many steps.
  case step(Int)
  /// One that was saved under a name, `best` and `last` included.
  case saved(String)
}
