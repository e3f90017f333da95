/// What a recurrent layer does with time: rows of an image of one channel are its steps.
public enum Recurrence: Equatable, Sendable {
  /// A vector is given at each of so many steps; the states are the rows of what comes out.
  case writes(steps: Int)
  /// Row after row is read; what comes out is the last state.
  case reads
  /// Row after row is read, and each answered by the state behind it.
  case rewrites
}
