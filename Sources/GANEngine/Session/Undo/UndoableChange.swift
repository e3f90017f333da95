/// What a person changed in a run, as `Command.undo` takes it back.
public enum UndoableChange: Equatable, Sendable {
  /// Hyperparameters, one or several at once.
  case settings([Hyperparameter])
  /// All that a preset sets.
  case preset(String)
  /// The fixed latents of the samples.
  case latents
  /// Going back, from the state after so many steps to that of another.
  case goingBack(from: Int, to: Int)
}
