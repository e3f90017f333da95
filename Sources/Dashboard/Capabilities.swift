/// What the terminal can show.
public struct Capabilities: Equatable, Sendable {
  /// Characters beyond ASCII: frames, braille, blocks.
  public var unicode: Bool
  /// Shades of grey.
  public var greys: Bool

  /// What the terminal can show; all of it if nothing is said.
  public init(unicode: Bool = true, greys: Bool = true) {
    self.unicode = unicode
    self.greys = greys
  }
}
