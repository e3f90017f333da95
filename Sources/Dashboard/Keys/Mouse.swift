/// What a mouse did, and over which cell; that may lie outside of the screen.
public struct Mouse: Equatable, Sendable {
  /// What a mouse does.
  public enum Action: Sendable {
    /// The left button goes down.
    case press
    case wheelUp, wheelDown
  }

  public var action: Action
  /// Column and row, from 0.
  public var x: Int
  public var y: Int

  /// What happened over the cell in column `x` of row `y`.
  public init(_ action: Action, x: Int, y: Int) {
    self.action = action
    self.x = x
    self.y = y
  }
}
