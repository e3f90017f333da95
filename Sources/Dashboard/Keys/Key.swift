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

  /// Whether it leaves a line that is typed, as in a shell.
  var leavesLine: Bool { [.escape, .interrupt, .control("g")].contains(self) }

  /// Where an arrow leads, or the letter that stands for it in vi.
  var direction: Direction? {
    Direction.allCases.first { [$0.arrow, $0.letter].contains(self) }
  }
}

/// Where a key leads on the screen.
enum Direction: CaseIterable {
  case left, right, up, down

  fileprivate var arrow: Key {
    switch self {
    case .left: .left
    case .right: .right
    case .up: .up
    case .down: .down
    }
  }

  fileprivate var letter: Key {
    switch self {
    case .left: .character("h")
    case .right: .character("l")
    case .up: .character("k")
    case .down: .character("j")
    }
  }
}

/// What a mouse did, and over which cell; that may lie outside of the screen.
public struct Mouse: Equatable, Sendable {
  /// What a mouse does.
  public enum Action: Sendable {
    /// The left button goes down.
    case press
    case wheelUp, wheelDown
  }

  /// What it did.
  public var action: Action
  /// The column, from 0.
  public var x: Int
  /// The row, from 0.
  public var y: Int

  /// What happened over the cell in column `x` of row `y`.
  public init(_ action: Action, x: Int, y: Int) {
    self.action = action
    self.x = x
    self.y = y
  }
}
