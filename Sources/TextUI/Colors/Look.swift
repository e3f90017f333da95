/// Colours and attributes of a cell; a colour of nil is the terminal's own.
public struct Look: Equatable, Sendable {
  public var foreground: Color?
  public var background: Color?
  public var bold = false
  public var dim = false
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
