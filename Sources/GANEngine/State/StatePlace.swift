/// A state of a run that one may go to.
public enum StatePlace: Equatable, Sendable {
  /// The state after so many steps.
  case step(Int)
  /// One that was saved under a name, `best` and `last` included.
  case saved(String)
}

/// Why a state cannot be gone to.
enum GoingBackError: Error, Equatable, CustomStringConvertible {
  /// Neither memory nor disk has one at or before it.
  case nothingKept(StatePlace)
  /// It belongs to a branch that was left.
  case liesAhead(Int)

  var description: String {
    switch self {
    case .nothingKept(.step(let step)): "no state at or before step \(step) is kept"
    case .nothingKept(.saved(let name)): "nothing is saved as \(name)"
    case .liesAhead(let step):
      "step \(step) lies ahead, on a branch that was left: ganscope --resume leads there"
    }
  }
}
