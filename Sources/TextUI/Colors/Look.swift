/// Colours and attributes of a cell; a colour of nil is the terminal's own.
public struct Look: Equatable, Sendable {
  /// The colour of the character.
  public var foreground: Color?
  /// The colour behind it.
  public var background: Color?
  /// Whether the character is bold.
  public var bold = false
  /// Whether it is dim.
  public var dim = false
  /// Whether the two colours change places.
  public var reversed = false

  /// A look; without arguments the terminal's own.
  public init(
    _ foreground: Color? = nil, on background: Color? = nil, bold: Bool = false,
    dim: Bool = false, reversed: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.reversed = reversed
  }
}
