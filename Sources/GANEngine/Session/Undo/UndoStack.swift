/// What a person changed in a session, and what was in force before: the newest changes, in bounded
/// memory.
struct UndoStack: ~Copyable {
  /// What was in force before a change.
  enum Before {
    /// The values that were changed.
    case settings([Hyperparameter: Double])
    /// Which fixed latents drew the samples.
    case latents(generation: Int)
    case departure(Departure)
  }

  fileprivate struct Entry {
    let change: UndoableChange
    let before: Before
  }

  private static let limit = 256
  private var entries: [Entry] = []
  private var departures = 0

  /// The change that would be taken back; nil where there is none.
  var newest: UndoableChange? { entries.last?.change }

  /// The number of the departure that is about to be made.
  mutating func nextDeparture() -> Int {
    departures += 1
    return departures
  }

  /// Takes note of a change. Of states that were left the newest `limit` stay; what was changed
  /// before one that is forgotten cannot be taken back either.
  mutating func push(_ change: UndoableChange, _ before: Before, limit: Int = .max) {
    entries.append(Entry(change: change, before: before))
    if entries.count > Self.limit { entries.removeFirst() }
    let states = entries.indices.filter { entries[$0].isDeparture }
    if states.count > limit { entries.removeSubrange(...states[states.count - limit - 1]) }
  }

  /// Takes out the newest change: what was in force before it.
  mutating func pop() -> Before? { entries.popLast()?.before }

  /// Takes out the departure of that number, and all that was changed after it.
  mutating func pop(departure number: Int) -> Departure? {
    let index = entries.lastIndex { entry in
      if case .departure(let departure) = entry.before { departure.number == number } else { false }
    }
    guard let index, case .departure(let departure) = entries[index].before else { return nil }
    entries.removeSubrange(index...)
    return departure
  }
}

extension UndoStack.Entry {
  fileprivate var isDeparture: Bool { if case .departure = before { true } else { false } }
}

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
